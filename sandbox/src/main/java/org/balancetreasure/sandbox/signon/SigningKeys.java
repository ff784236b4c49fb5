package org.balancetreasure.sandbox.signon;

import java.security.KeyPair;

/**
 * @param pair RSA
 * @param audience of the access tokens
 */
record SigningKeys(KeyPair pair, String audience) {}
