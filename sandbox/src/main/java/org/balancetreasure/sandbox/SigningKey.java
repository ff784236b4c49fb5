package org.balancetreasure.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.balancetreasure.close.ClosingKey;
import org.balancetreasure.sql.OwnerOnly;

/** The key that signs the closes of the sandbox: made once, beside its database and not in it. */
final class SigningKey {

    private static final String FILE = "closing-key.pem";

    private SigningKey() {}

    /** The file of the public key, whether or not it is there. */
    static Path publicFile(Path dataDirectory) {
        return dataDirectory.resolve(FILE + ClosingKey.PUBLIC_ENDING);
    }

    /** The file of the private key, which is made if it is missing. */
    static Path in(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE);
        if (!Files.exists(publicFile(dataDirectory))) {
            try {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                OwnerOnly.write(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
                // Written last: whoever is killed before it makes a new pair.
                Files.writeString(publicFile(dataDirectory), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK signs by Ed25519", e);
            }
        }
        return file;
    }

    private static String pem(String label, byte[] key) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + label
                + "-----\n";
    }
}
