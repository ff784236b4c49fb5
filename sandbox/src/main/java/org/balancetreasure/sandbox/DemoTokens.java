package org.balancetreasure.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.balancetreasure.sql.OwnerOnly;
import org.balancetreasure.api.access.Scope;

/**
 * The address of the API and a token for everybody who calls it, as assignments that a shell reads with one dot. They
 * are good for a day, so each start writes them anew, for their owner only.
 */
final class DemoTokens {

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Issuer issuer;

    private DemoTokens(Path file, Issuer issuer) {
        this.file = file;
        this.issuer = issuer;
    }

    static DemoTokens write(Path directory, URI base, Issuer issuer) throws IOException {
        DemoTokens tokens = new DemoTokens(directory.resolve("tokens"), issuer);
        tokens.values.put("API", base.toString());
        tokens.values.put("CUSTOMER", issuer.customerToken(DemoCustomer.NUMBER, DemoCustomer.CHANNEL));
        tokens.values.put("NEWCOMER", issuer.customerToken(DemoCustomer.NEWCOMER, DemoCustomer.CHANNEL));
        tokens.values.put("OPERATOR", issuer.operatorToken(DemoCustomer.CHANNEL));
        tokens.values.put("STAFF", issuer.staffToken(DemoSettings.PROPOSER, Scope.FINANCE_READ, Scope.FINANCE_OPERATE));
        tokens.values.put("APPROVER",
                issuer.staffToken(DemoSettings.APPROVER, Scope.FINANCE_READ, Scope.FINANCE_APPROVE));
        tokens.values.put("AUDITOR", issuer.staffToken(DemoPeople.AUDITOR, Scope.AUDIT_READ));
        tokens.write();
        return tokens;
    }

    /** Adds a token of a customer who has something to show by now. */
    void addHolder(long customerId) throws IOException {
        values.put("HOLDER", issuer.customerToken(customerId, Population.channelOf(customerId)));
        write();
    }

    private void write() throws IOException {
        OwnerOnly.write(file, values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue() + "\n")
                .collect(Collectors.joining()));
    }

    Path file() {
        return file;
    }
}
