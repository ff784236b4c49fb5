package org.balancetreasure.customers;

import org.balancetreasure.fundfiles.Field;
import org.balancetreasure.fundfiles.Layouts;
import org.balancetreasure.fundfiles.UnfitValueException;

/**
 * Personal data that a transfer agent needs to open an account. {@link #toString} masks it, so it is never logged.
 *
 * @param certificateType CertificateType of the 01 file; 0 is the resident identity card
 */
public record Registration(long customerId, String channel, String name, String certificateType, String certificateNo) {

    private static final Field NAME = Layouts.standard().narrowest("01", "InvestorName");
    private static final Field CERTIFICATE_TYPE = Layouts.standard().narrowest("01", "CertificateType");
    private static final Field CERTIFICATE_NO = Layouts.standard().narrowest("01", "CertificateNo");

    /** Characters that no name exceeds, if all of them take one byte. */
    public static final int NAME_MAX = NAME.length();
    /** Characters that no certificate number exceeds. */
    public static final int CERTIFICATE_NO_MAX = CERTIFICATE_NO.length();

    /** Whether files of every version can carry it as InvestorName. */
    public static boolean isName(String text) {
        return NAME.fits(text);
    }

    /** Whether files of every version can carry it as CertificateType. */
    public static boolean isCertificateType(String text) {
        return CERTIFICATE_TYPE.fits(text);
    }

    /** Whether files of every version can carry it as CertificateNo. */
    public static boolean isCertificateNo(String text) {
        return CERTIFICATE_NO.fits(text);
    }

    /** @throws UnfitValueException if a 01 could not carry it: it names the field and its rule */
    void requireSendable() {
        Layouts.standard().narrowest("01", "TransactionAccountID").require(Long.toString(customerId));
        NAME.require(name);
        CERTIFICATE_TYPE.require(certificateType);
        CERTIFICATE_NO.require(certificateNo);
    }

    @Override
    public String toString() {
        return "Registration[customerId=" + customerId + ", channel=" + channel + ", name=***, certificateNo=***]";
    }
}
