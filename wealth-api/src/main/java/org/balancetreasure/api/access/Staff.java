package org.balancetreasure.api.access;

/**
 * One of the platform's own staff.
 *
 * @param name subject of the token, at most {@link #NAME_MAX} characters
 */
public record Staff(String name) {

    /** OpenID Connect Core 1.0, section 2: a subject is no longer. */
    public static final int NAME_MAX = 255;
}
