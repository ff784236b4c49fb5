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

/** Keys that sign for the sandbox, as that of its closes: made once, beside its database and not in it. */
final class SigningKey {

    private static final String FILE = "closing-key.pem";

    private SigningKey() {}

    /** The file of the public key, whether or not it is there. */
    static Path publicFile(Path dataDirectory) {
        return publicOf(dataDirectory.resolve(FILE));
    }

    /** The file of the public key to that of a private one. */
    static Path publicOf(Path file) {
        return file.resolveSibling(file.getFileName() + ClosingKey.PUBLIC_ENDING);
    }

    /** The file of the private key that signs closes, which is made if it is missing. */
    static Path in(Path dataDirectory) throws IOException {
        return in(dataDirectory, FILE);
    }

    /** The file of a private key, which is made if it is missing. */
    static Path in(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(publicOf(file))) {
            try {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                OwnerOnly.write(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
                // Written last: whoever is killed before it makes a new pair.
                Files.writeString(publicOf(file), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
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
