package org.balancetreasure.customers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts personal data at rest (names, certificate numbers, payees): AES-256-GCM with a fresh nonce each time, stored
 * as nonce, text, tag. The key comes from the environment (PERSONAL_DATA_KEY, 32 bytes in Base64) and from nowhere
 * else.
 */
@Component
public class PersonalData {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    PersonalData(@Value("${personal-data.key:}") String keyInBase64) {
        byte[] bytes = Base64.getDecoder().decode(keyInBase64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "Set PERSONAL_DATA_KEY (personal-data.key) to 32 random bytes in Base64, e.g. "
                            + "from: head -c 32 /dev/urandom | base64");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    public byte[] encrypt(String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = apply(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(nonce.length + encrypted.length).put(nonce).put(encrypted).array();
    }

    public String decrypt(byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] encrypted = new byte[buffer.remaining()];
        buffer.get(encrypted);
        return new String(apply(Cipher.DECRYPT_MODE, nonce, encrypted), StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Personal data can't be read or written with this PERSONAL_DATA_KEY", e);
        }
    }
}
