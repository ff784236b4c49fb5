package org.balancetreasure.close;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over fields: of each its length in four bytes, highest first, and its bytes; of NULL the length -1 alone. So
 * no two lists of fields have the same encoding. Whoever knows this line can compute a digest without this program.
 */
final class Fields {

    private static final int NULL = -1;

    private final MessageDigest digest;
    private byte[] buffer = new byte[1 << 13];
    private int length;

    Fields() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    Fields add(byte @Nullable [] field) {
        int size = field == null ? 0 : field.length;
        require(Integer.BYTES + size);
        int prefix = field == null ? NULL : size;
        buffer[length] = (byte) (prefix >>> 24);
        buffer[length + 1] = (byte) (prefix >>> 16);
        buffer[length + 2] = (byte) (prefix >>> 8);
        buffer[length + 3] = (byte) prefix;
        length += Integer.BYTES;
        if (field != null) {
            System.arraycopy(field, 0, buffer, length, size);
            length += size;
        }
        return this;
    }

    Fields addText(@Nullable String text) {
        return add(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    Fields add(long number) {
        return addText(Long.toString(number));
    }

    /** The bytes that {@code hex} stands for. */
    Fields addHex(@Nullable String hex) {
        return add(hex == null ? null : HexFormat.of().parseHex(hex));
    }

    private void require(int bytes) {
        if (length + bytes > buffer.length) {
            digest.update(buffer, 0, length);
            length = 0;
            if (bytes > buffer.length) {
                buffer = new byte[bytes];
            }
        }
    }

    /** In hexadecimal. Afterwards the next digest begins. */
    String end() {
        digest.update(buffer, 0, length);
        length = 0;
        return HexFormat.of().formatHex(digest.digest());
    }
}
