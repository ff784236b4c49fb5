package org.balancetreasure.api.pages;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The two entries of the pages. An entry has one document for all of its addresses, and finds its page by itself. A
 * browser asks for it each time, since it names the scripts of one build.
 */
@Hidden
@RestController
class PagesController {

    private static final String WALLET = "/wallet/";
    private static final String FINANCE = "/finance/";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** Who names no page is a customer. */
    @GetMapping({"/", "/wallet"})
    ResponseEntity<Void> start() {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(WALLET)).build();
    }

    @GetMapping("/finance")
    ResponseEntity<Void> startOfFinance() {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(FINANCE)).build();
    }

    @GetMapping("/wallet/**")
    ResponseEntity<Resource> wallet() {
        return document("wallet");
    }

    @GetMapping("/finance/**")
    ResponseEntity<Resource> finance() {
        return document("finance");
    }

    /** @throws ApiProblem NOT_FOUND if the application was built without its pages */
    private static ResponseEntity<Resource> document(String entry) {
        Resource document = new ClassPathResource("pages/" + entry + "/index.html");
        if (!document.exists()) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return ResponseEntity.ok().contentType(HTML)
                .cacheControl(CacheControl.noCache()).body(document);
    }
}
