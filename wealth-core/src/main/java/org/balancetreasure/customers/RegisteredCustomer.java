package org.balancetreasure.customers;

import java.time.LocalDateTime;

/**
 * A customer as staff and systems of the operator see one, with personal data masked.
 *
 * @param maskedName the first character, and an asterisk for each other one
 * @param maskedCertificateNo the last characters, at most four and at most a quarter, and an asterisk for each other
 *            one
 */
public record RegisteredCustomer(long customerId, String channel, String maskedName, String certificateType,
        String maskedCertificateNo, LocalDateTime registeredAt) {

    private static final int CERTIFICATE_SHOWN_MAX = 4;
    private static final int CERTIFICATE_SHOWN_PART = 4;

    static RegisteredCustomer of(Registration registration, LocalDateTime registeredAt) {
        String number = registration.certificateNo();
        int shown = Math.min(CERTIFICATE_SHOWN_MAX, number.length() / CERTIFICATE_SHOWN_PART);
        return new RegisteredCustomer(registration.customerId(), registration.channel(), masked(registration.name()),
                registration.certificateType(),
                "*".repeat(number.length() - shown) + number.substring(number.length() - shown), registeredAt);
    }

    /** Of one character nothing is shown. */
    private static String masked(String name) {
        int[] characters = name.codePoints().toArray();
        int shown = Math.min(1, characters.length - 1);
        return new String(characters, 0, shown) + "*".repeat(characters.length - shown);
    }
}
