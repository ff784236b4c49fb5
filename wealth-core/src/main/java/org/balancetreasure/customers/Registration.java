package org.balancetreasure.customers;

/**
 * What a transfer agent must know to open an account. Never logged: {@link #toString} masks the person.
 *
 * @param certificateType CertificateType of the 01 file; 0 is the resident identity card
 */
public record Registration(long customerId, String channel, String name, String certificateType, String certificateNo) {

    @Override
    public String toString() {
        return "Registration[customerId=" + customerId + ", channel=" + channel + ", name=***, certificateNo=***]";
    }
}
