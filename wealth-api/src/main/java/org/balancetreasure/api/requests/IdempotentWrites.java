package org.balancetreasure.api.requests;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.balancetreasure.api.access.CallingCustomer;
import org.balancetreasure.api.access.CustomerToken;
import org.balancetreasure.api.access.Operator;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.audit.Act;
import org.balancetreasure.audit.AuditTrail;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.requests.Answer;
import org.balancetreasure.requests.Outcome;
import org.balancetreasure.requests.RequestKey;
import org.balancetreasure.requests.Requests;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Executes a write once. Each repetition gets the same bytes as its answer. */
@Component
public class IdempotentWrites {

    /** Header of an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private final Requests requests;
    private final Problems problems;
    private final JsonMapper json;
    private final CallingCustomer callingCustomer;
    private final AuditTrail trail;

    IdempotentWrites(Requests requests, Problems problems, JsonMapper json, CallingCustomer callingCustomer,
            AuditTrail trail) {
        this.requests = requests;
        this.problems = problems;
        this.json = json;
        this.callingCustomer = callingCustomer;
        this.trail = trail;
    }

    /** What a write did: the answer to give, as a resource or as a problem. */
    public record Effect(int status, Object body) {

        public static Effect of(HttpStatus status, Object body) {
            return new Effect(status.value(), body);
        }

        public static Effect of(Problem problem) {
            return new Effect(problem.status(), problem);
        }
    }

    /**
     * @param asked method, path and meaning of the request: white space and the order of fields make no difference
     * @param effect runs in one transaction with the key, maybe again if locks are lost
     * @throws org.balancetreasure.api.problems.ApiProblem UNKNOWN_CUSTOMER
     */
    public ResponseEntity<String> once(CustomerToken token, IdempotencyKey key, String asked,
            Function<Customer, Effect> effect) {
        return once(new RequestKey(token.customerId(), token.channel(), key.value()), asked,
                () -> callingCustomer.known(token), effect);
    }

    /**
     * The same for staff, with an entry in the audit trail, which a refusal leaves, too. Each person has own keys. No
     * customer has the number 0. Name and key together may be too long for a key, so their digest is the key.
     */
    public ResponseEntity<String> once(Staff staff, IdempotencyKey key, Act act, String asked,
            Supplier<Effect> effect) {
        String own = HexFormat.of().formatHex(sha256(staff.name() + '\n' + key.value()));
        return once(new RequestKey(0, Customer.HOUSE, own), asked, () -> staff, known -> {
            Effect done = effect.get();
            trail.record(known.name(), Customer.HOUSE, act, done.status(), own);
            return done;
        });
    }

    /** An entry for the audit trail, with the status that its act had. */
    public record Recorded(Act act, int status) {}

    /** What a write about many things did, with an entry for each. */
    public record Each(Effect effect, List<Recorded> recorded) {}

    /** The same for a write about many things: the key covers them all, and each has its own entry. */
    public ResponseEntity<String> onceEach(Staff staff, IdempotencyKey key, String asked, Supplier<Each> effect) {
        String own = HexFormat.of().formatHex(sha256(staff.name() + '\n' + key.value()));
        return once(new RequestKey(0, Customer.HOUSE, own), asked, () -> staff, known -> {
            Each done = effect.get();
            done.recorded().forEach(
                    entry -> trail.record(known.name(), Customer.HOUSE, entry.act(), entry.status(), own));
            return done.effect();
        });
    }

    /** The same for a system of the operator; each system has own keys in each channel. */
    public ResponseEntity<String> once(Operator operator, IdempotencyKey key, String asked, Supplier<Effect> effect) {
        return once(new RequestKey(0, operator.channel(), keyDigest(operator, key)), asked, () -> operator,
                known -> effect.get());
    }

    /** What a system of the operator does with personal data, with an entry in the audit trail. */
    public ResponseEntity<String> once(Operator operator, IdempotencyKey key, Act act, String asked,
            Supplier<Effect> effect) {
        return once(operator, key, asked, () -> {
            Effect done = effect.get();
            trail.record(operator.name(), operator.channel(), act, done.status(), keyDigest(operator, key));
            return done;
        });
    }

    private static String keyDigest(Operator operator, IdempotencyKey key) {
        return HexFormat.of().formatHex(sha256(operator.name() + '\n' + key.value()));
    }

    /**
     * Says where a created resource is. The name is read from the answer, so that a repeated one names the same.
     *
     * @param path of the resources, with a slash at its end
     * @param name the field of the answer that names the resource
     */
    public ResponseEntity<String> located(ResponseEntity<String> answer, String path, String name) {
        String body = answer.getBody();
        if (answer.getStatusCode() != HttpStatus.CREATED || body == null) {
            return answer;
        }
        return ResponseEntity.status(HttpStatus.CREATED).headers(answer.getHeaders())
                .location(URI.create(path + json.readTree(body).path(name).asString())).body(body);
    }

    /** Says which version of a resource the answer shows; the resource has a field {@code version}. */
    public ResponseEntity<String> versioned(ResponseEntity<String> answer) {
        String body = answer.getBody();
        if (answer.getStatusCode() != HttpStatus.OK || body == null) {
            return answer;
        }
        return ResponseEntity.ok().headers(answer.getHeaders())
                .eTag(IfMatch.tag(json.readTree(body).path("version").asInt())).body(body);
    }

    private <A> ResponseEntity<String> once(RequestKey key, String asked, Supplier<A> asker,
            Function<A, Effect> effect) {
        Outcome outcome = requests.once(key, sha256(asked), asker, known -> {
            Effect done = effect.apply(known);
            return new Answer(done.status(), json.writeValueAsString(done.body()));
        });
        return switch (outcome) {
            case Outcome.First(Answer answer) -> answered(answer, new HttpHeaders());
            case Outcome.Again(Answer answer) -> answered(answer, header(REPLAYED, "true"));
            case Outcome.OtherBody() -> problem(ProblemCode.IDEMPOTENCY_KEY_REUSED, new HttpHeaders());
            case Outcome.UnderWay() ->
                problem(ProblemCode.REQUEST_UNDER_WAY, header(HttpHeaders.RETRY_AFTER, "1"));
        };
    }

    private static ResponseEntity<String> answered(Answer answer, HttpHeaders headers) {
        MediaType type = answer.status() < 400 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON;
        return ResponseEntity.status(answer.status()).headers(headers).contentType(type).body(answer.body());
    }

    private ResponseEntity<String> problem(ProblemCode code, HttpHeaders headers) {
        Problem problem = problems.of(code);
        return answered(new Answer(problem.status(), json.writeValueAsString(problem)), headers);
    }

    private static HttpHeaders header(String name, String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(name, value);
        return headers;
    }

    private static byte[] sha256(String asked) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
