package org.balancetreasure.sandbox.signon;

import java.util.List;
import java.util.stream.Collectors;
import org.balancetreasure.api.access.Scope;

/**
 * Somebody of the demo who may sign in.
 *
 * @param subject a customer's number, or the name of staff
 * @param name as it is shown
 * @param roleZh what the person is there for, in Chinese
 * @param roleEn the same in English
 * @param channel the wallet brand, or the house
 */
public record Person(String subject, String name, String roleZh, String roleEn, String channel, List<Scope> scopes) {

    boolean isCustomer() {
        return scopes.contains(Scope.WALLET);
    }

    /** As it stands in a token. */
    String scope() {
        return scopes.stream().map(Scope::value).collect(Collectors.joining(" "));
    }
}
