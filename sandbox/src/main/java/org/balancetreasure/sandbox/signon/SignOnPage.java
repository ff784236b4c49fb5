package org.balancetreasure.sandbox.signon;

import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page on which one chooses who one is. */
@RestController
class SignOnPage {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private static final String STYLE = """
            :root { color-scheme: light dark; --ground: light-dark(#f4f5f7, #0e1116); --surface: light-dark(#fff, #171b22);
              --line: light-dark(#e1e4e9, #2c333e); --ink: light-dark(#14181f, #eef1f5); --soft: light-dark(#4e5766, #a8b2c1);
              --accent: light-dark(#1f4fbf, #8db1ff); }
            * { box-sizing: border-box; }
            body { margin: 0; padding: 48px 16px; background: var(--ground); color: var(--ink); line-height: 1.5;
              font: 15px/1.5 system-ui, -apple-system, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif; }
            main { max-width: 440px; margin: 0 auto; }
            h1 { margin: 0 0 4px; font-size: 22px; }
            h2 { margin: 28px 0 8px; font-size: 14px; font-weight: 600; color: var(--soft); }
            p { margin: 0; color: var(--soft); }
            ul { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 12px;
              background: var(--surface); overflow: hidden; }
            li + li { border-top: 1px solid var(--line); }
            button { display: block; width: 100%; padding: 12px 16px; border: 0; background: none; color: inherit; font: inherit;
              text-align: left; cursor: pointer; }
            button:hover { background: var(--ground); }
            button:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
            strong { display: block; font-weight: 600; }
            span { color: var(--soft); font-size: 14px; }
            """;

    private final People people;

    SignOnPage(People people) {
        this.people = people;
    }

    @GetMapping("/people")
    ResponseEntity<String> choose(CsrfToken csrf, Locale locale) {
        boolean zh = locale.getLanguage().equals("zh");
        List<Person> all = people.all();
        String page = """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/look.css"></head>
                <body><main><h1>%s</h1><p>%s</p>
                <form method="post" action="/people"><input type="hidden" name="%s" value="%s">
                <h2>%s</h2>%s
                <h2>%s</h2>%s
                </form></main></body></html>
                """.formatted(zh ? "zh-CN" : "en", zh ? "登录沙箱" : "Sign in to the sandbox",
                zh ? "您想以谁的身份进入？" : "Who would you like to be?",
                zh
                        ? "这是本机上的演示，人物都是虚构的，不需要密码。"
                        : "This is a demo on your own machine. Its persons are invented and have no passwords.",
                csrf.getParameterName(), HtmlUtils.htmlEscape(csrf.getToken()), zh ? "钱包客户" : "Customers of the wallet",
                list(all.stream().filter(Person::isCustomer).toList(), zh), zh ? "财务人员" : "Finance staff",
                list(all.stream().filter(person -> !person.isCustomer()).toList(), zh));
        return ResponseEntity.ok().contentType(HTML).cacheControl(CacheControl.noStore()).body(page);
    }

    private static String list(List<Person> people, boolean zh) {
        StringBuilder list = new StringBuilder("<ul>");
        people.forEach(person -> list.append("<li><button name=\"person\" value=\"")
                .append(HtmlUtils.htmlEscape(person.subject())).append("\"><strong>")
                .append(HtmlUtils.htmlEscape(person.name())).append("</strong><span>")
                .append(HtmlUtils.htmlEscape(zh ? person.roleZh() : person.roleEn())).append("</span></button></li>"));
        return list.append("</ul>").toString();
    }

    @GetMapping("/look.css")
    ResponseEntity<String> look() {
        return ResponseEntity.ok().contentType(CSS).body(STYLE);
    }
}
