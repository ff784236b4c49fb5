package org.balancetreasure.benchmarks.requests;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The cheapest possible caller over one kept-alive connection: it shares two cores with what is measured, so what a client
 * library would cost must not count as the platform's.
 */
final class HttpCaller implements Side.Caller {

    /** What to send. @param token of whoever calls */
    record Request(String path, String token, String key, String body) {}

    interface Requests {
        Request of(long number);
    }

    private final Requests requests;
    private final int expected;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    HttpCaller(int port, Requests requests, int expected) throws IOException {
        this.requests = requests;
        this.expected = expected;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
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
        String status = line();
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
            }
        }
        String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith("HTTP/1.1 " + expected)) {
            throw new IllegalStateException("Expected " + expected + ", but was answered " + status + ": " + answer);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The API closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
