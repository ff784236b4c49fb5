package org.balancetreasure.api.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IfMatch;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.requests.RequestKey;
import org.springframework.http.HttpHeaders;

/** A parameter has one meaning and one form wherever it is. */
final class DescribedParameters {

    private static final String KEY = "IdempotencyKey";
    private static final String VERSION = "IfMatch";
    private static final String LANGUAGE = "AcceptLanguage";
    private static final String REF = "#/components/parameters/";
    private static final String APP_SHEET_SERIAL_NO = "[0-9A-Z]{24}";

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("limit", "Rows of a page"),
            Map.entry("cursor", "`next` of the page before; absent for the first page"),
            Map.entry("from", "First day, inclusive"), Map.entry("to", "Last day, inclusive"),
            Map.entry("date", "Business date or trade date"), Map.entry("fundCode", "Fund code, six digits"),
            Map.entry("customerId", "The operator's customer number"),
            Map.entry("units", "Units, with at most two decimals"),
            Map.entry("state", "Only rows in this state"), Map.entry("kind", "Only rows of this kind"),
            Map.entry("approvalId", "Number of the proposal"), Map.entry("breakId", "Number of the break"),
            Map.entry("role", "Role: `operate` or `approve`"),
            Map.entry("resendId", "Number of the request to send files again"),
            Map.entry("orderNumber", "Order number (AppSheetSerialNo)"),
            Map.entry("number", "Number of the instant redemption (AppSheetSerialNo)"),
            Map.entry("refusedNumber", "Number of the instant redemption (AppSheetSerialNo)"),
            Map.entry("bank", "Code of the bank"), Map.entry("accountId", "Number of the account at a bank"),
            Map.entry("channel", "Code of the channel"), Map.entry("transferAgent", "Code of the transfer agent"),
            Map.entry("paymentId", "Number of the payment"),
            Map.entry("statementId", "Number of the statement"),
            Map.entry("lineId", "Number of the advance line"),
            Map.entry("obligationId", "Number of the obligation"), Map.entry("planId", "Number of the plan"));

    /** What is no plain text; a date and an enum come described from the controller. */
    private static final Map<String, Supplier<Schema<?>>> FORMS = Map.ofEntries(
            Map.entry("limit", DescribedParameters::limit),
            Map.entry("cursor", text("[A-Za-z0-9_-]{1,26}")),
            Map.entry("fundCode", text(Fields.FUND_CODE)), Map.entry("units", text(Fields.AMOUNT)),
            Map.entry("obligationId", text(Numbers.PATTERN)), Map.entry("transferAgent", text(Fields.CODE)),
            Map.entry("approvalId", text(Numbers.PATTERN)), Map.entry("breakId", text(Numbers.PATTERN)),
            Map.entry("owner", DescribedParameters::person), Map.entry("resendId", text(Numbers.PATTERN)),
            Map.entry("planId", text(Numbers.PATTERN)), Map.entry("lineId", text(Numbers.PATTERN)),
            Map.entry("customerId", text(Numbers.PATTERN)), Map.entry("partner", text(Fields.CODE)),
            Map.entry("bank", text(Fields.CODE)), Map.entry("accountId", text(Numbers.PATTERN)),
            Map.entry("channel", text(Fields.CODE)), Map.entry("paymentId", text(Numbers.PATTERN)),
            Map.entry("statementId", text(Numbers.PATTERN)), Map.entry("person", DescribedParameters::person),
            Map.entry("orderNumber", text(APP_SHEET_SERIAL_NO)), Map.entry("number", text(APP_SHEET_SERIAL_NO)),
            Map.entry("refusedNumber", text(APP_SHEET_SERIAL_NO)));

    private DescribedParameters() {}

    private static Supplier<Schema<?>> text(String pattern) {
        return () -> RecordSchemas.text(pattern);
    }

    private static Schema<?> person() {
        return RecordSchemas.text().minLength(1).maxLength(Staff.NAME_MAX);
    }

    private static Schema<?> limit() {
        Schema<Integer> limit = new Schema<>();
        limit.addType("integer");
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(PageRequest.LIMIT_MAX));
        limit.setDefault(PageRequest.LIMIT_DEFAULT);
        return limit;
    }

    static void addTo(Components components) {
        Schema<String> key = RecordSchemas.text();
        key.setPattern("^[\\x20-\\x7E]{1," + RequestKey.LENGTH_MAX + "}$");
        components.addParameters(KEY, new HeaderParameter().name(IdempotencyKey.HEADER).required(true)
                .description("Unique key of this request; reuse it only to retry").schema(key)
                .example("2026-01-05-1"));
        components.addParameters(VERSION, new HeaderParameter().name(HttpHeaders.IF_MATCH).required(false)
                .description("ETag of the answer that is changed; absent: whatever it is now")
                .schema(RecordSchemas.text(IfMatch.PATTERN)).example("\"3\""));
        components.addParameters(LANGUAGE, new HeaderParameter().name(HttpHeaders.ACCEPT_LANGUAGE).required(false)
                .description("Language of the texts: English, or Chinese").schema(RecordSchemas.text())
                .example("zh-CN"));
    }

    /** For a write. */
    static Operation withKey(Operation operation) {
        List<Parameter> others = others(operation);
        others.add(new Parameter().$ref(REF + KEY));
        operation.setParameters(others);
        return operation;
    }

    static void describe(Operation operation) {
        List<Parameter> parameters = others(operation);
        if (parameters.removeIf(parameter -> HttpHeaders.IF_MATCH.equals(parameter.getName()))) {
            parameters.add(new Parameter().$ref(REF + VERSION));
        }
        for (Parameter parameter : parameters) {
            if (parameter.getName() != null && parameter.getSchema() != null) {
                if (parameter.getDescription() == null) {
                    parameter.setDescription(MEANINGS.get(parameter.getName()));
                }
                // A new one, because all texts of the controllers share theirs.
                parameter.setSchema(FORMS.getOrDefault(parameter.getName(), parameter::getSchema).get());
            }
        }
        parameters.add(new Parameter().$ref(REF + LANGUAGE));
        operation.setParameters(parameters);
    }

    static boolean takesKey(Operation operation) {
        return refersTo(operation, KEY);
    }

    static boolean takesVersion(Operation operation) {
        return refersTo(operation, VERSION);
    }

    private static boolean refersTo(Operation operation, String parameter) {
        return operation.getParameters().stream().anyMatch(one -> (REF + parameter).equals(one.get$ref()));
    }

    private static List<Parameter> others(Operation operation) {
        List<Parameter> others = new ArrayList<>();
        if (operation.getParameters() != null) {
            operation.getParameters().stream().filter(one -> !IdempotencyKey.HEADER.equals(one.getName()))
                    .forEach(others::add);
        }
        return others;
    }
}
