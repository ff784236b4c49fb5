package org.balancetreasure.bankfiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file from its beginning, digested as they are read. It ends with {@link TokenTooLargeException} when
 * the parser reads on and on and finds no token: so no text, attribute, name or comment fills the memory.
 */
final class CountedInput extends InputStream {

    /** No token is longer, with room for what the parser reads ahead. */
    private static final int TOKEN_BYTES_MAX = 64 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int DECLARATION_BYTES_MAX = 300;
    private static final Pattern DECLARED = Pattern
            .compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']");

    private final FileChannel channel;
    private final MessageDigest digest;
    private final LongConsumer progress;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int filled;
    private long position;
    private int sinceToken;

    /** A token is larger than any that a message has. */
    static final class TokenTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    CountedInput(FileChannel channel, LongConsumer progress) {
        this.channel = channel;
        this.progress = progress;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The characters of the file, or null when Java lacks the encoding that it declares. Decoded here and not by the
     * parser, which would write each byte that is no character to standard error.
     */
    @Nullable
    Reader characters() throws IOException {
        fill();
        Charset charset = charset();
        return charset == null
                ? null
                : new InputStreamReader(this, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private @Nullable Charset charset() {
        int first = filled > 0 ? buffer[0] & 0xFF : 0;
        int second = filled > 1 ? buffer[1] & 0xFF : 0;
        if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        if (first == 0 && second == '<') {
            return StandardCharsets.UTF_16BE;
        }
        if (first == '<' && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (first == 0xEF && second == 0xBB && filled > 2 && (buffer[2] & 0xFF) == 0xBF) {
            next = 3;
        }
        Matcher declared = DECLARED.matcher(new String(buffer, next, Math.min(filled - next, DECLARATION_BYTES_MAX),
                StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        return Charset.isSupported(declared.group(1)) ? Charset.forName(declared.group(1)) : null;
    }

    /** The parser has found a token. */
    void token() {
        sinceToken = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == filled && !fill()) {
            return -1;
        }
        if (sinceToken > TOKEN_BYTES_MAX) {
            throw new TokenTooLargeException();
        }
        int count = Math.min(length, filled - next);
        System.arraycopy(buffer, next, bytes, offset, count);
        next += count;
        sinceToken += count;
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, channel.read(ByteBuffer.wrap(buffer), position));
        digest.update(buffer, 0, filled);
        position += filled;
        progress.accept(position);
        return filled > 0;
    }

    /** Bytes of the file, once it was read to its end. */
    long bytes() {
        return position;
    }

    /** Of all bytes, in lower-case hexadecimal, once the file was read to its end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
