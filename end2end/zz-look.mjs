import { chromium } from '@playwright/test'
const url='http://127.0.0.1:4555'
const js = process.env.NOJS?false:true
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']})
const c=await b.newContext({javaScriptEnabled:js,viewport:{width:1440,height:900},reducedMotion:'reduce'})
const r=await c.request.post(url+'/_fn/sign_in',{form:{email:'lena@example.com',password:'correct-horse-battery'},headers:{Origin:url,Accept:'application/json'}})
const P='/p/northwind-care'
const post=async(d,f)=>{const a=await c.request.post(url+'/_fn/'+d,{form:f,headers:{Origin:url,Accept:'application/json'}}); if(!a.ok()) console.log(d,a.status(),await a.text())}
if(process.env.SEED){
 await post('create_prompt',{'form[project]':'northwind-care','form[name]':'support-reply','form[kind]':'text','form[text]':'# Hello\n\nYou answer {{customer}}.\nBe kind.\n','form[topics]':'support','form[settings]':'{"model":"gpt-5","temperature":0.2}'})
 await post('publish_version',{'form[project]':'northwind-care','form[name]':'support-reply','form[base]':'1','form[kind]':'text','form[text]':'# Hello\n\nYou answer {{customer}} fast.\nBe kind.\n','form[message]':'faster','form[settings]':'{"model":"gpt-5","temperature":0.7}'})
 await post('set_tag',{'project':'northwind-care',name:'support-reply',tag:'production',version:'1'})
}
const p=await c.newPage()
p.on('console',m=>['error','warning'].includes(m.type())&&console.log('CONSOLE',m.text().slice(0,300)))
p.on('pageerror',e=>console.log('PAGEERROR',String(e).slice(0,300)))
for(const path of process.argv.slice(2)){
  const a=await p.goto(url+(path.startsWith('/p/')||!path.startsWith('~')?path:P+path.slice(1)))
  console.log('=====',path,a?.status(),p.url())
  await p.waitForLoadState('networkidle')
  console.log(await p.locator('body').ariaSnapshot())
}
await b.close()
