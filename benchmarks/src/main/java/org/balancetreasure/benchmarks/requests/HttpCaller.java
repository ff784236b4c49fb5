package org.balancetreasure.benchmarks.requests;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The cheapest possible caller over one kept-alive connection: it shares two cores with what is measured, so what a
 * client library would cost must not count as the platform's.
 */
final class HttpCaller implements Side.Caller {

    /**
     * What to send.
     *
     * @param token of the caller
     */
    record Request(String path, String token, String key, String body) {}

    interface Requests {
        Request of(long number);
    }

    private static final String CONTENT_LENGTH = "\r\nContent-Length: ";

    private final Requests requests;
    private final int expected;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16_384];

    HttpCaller(int port, Requests requests, int expected) throws IOException {
        this.requests = requests;
        this.expected = expected;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    @Override
    public void call(long number) throws IOException {
        Request request = requests.of(number);
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + request.path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                + request.token() + "\r\nIdempotency-Key: " + request.key()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        out.write(whole);
        Answer answer = read();
        if (answer.status() != expected) {
            throw new IllegalStateException("Expected " + expected + ", but was answered " + answer);
        }
    }

    private record Answer(int status, String body) {}

    /** The API answers one request at a time, with the length of the body, so nothing follows it. */
    private Answer read() throws IOException {
        int end = 0;
        int headers = -1;
        int length = 0;
        while (headers < 0 || end < headers + length) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read <= 0) {
                throw new EOFException("The API closed the connection, or answered more than " + buffer.length);
            }
            end += read;
            if (headers < 0) {
                headers = endOfHeaders(end);
                length = headers < 0 ? 0 : contentLength(headers);
            }
        }
        // HTTP/1.1 201
        int status = (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + buffer[11] - '0';
        return new Answer(status, new String(buffer, headers, length, StandardCharsets.UTF_8));
    }

    /** -1 if they are not all there yet. */
    private int endOfHeaders(int end) {
        for (int i = 3; i < end; i++) {
            if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength(int headers) {
        String text = new String(buffer, 0, headers, StandardCharsets.US_ASCII);
        int name = text.indexOf(CONTENT_LENGTH);
        if (name < 0) {
            throw new IllegalStateException("An answer without a length: " + text);
        }
        return Integer.parseInt(text, name + CONTENT_LENGTH.length(), text.indexOf('\r', name + 2), 10);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
