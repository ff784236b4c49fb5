package org.balancetreasure.night.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server that is cut when so many bytes have gone through it, in both directions together. */
final class CutLine implements AutoCloseable {

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final int port;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong passed = new AtomicLong();
    private volatile boolean hangs;

    CutLine(int port) throws IOException {
        this.port = port;
        Thread.ofVirtual().start(this::connect);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void cutAfter(long bytes) {
        left.set(bytes);
        passed.set(0);
    }

    /** The line stays, and nothing goes through it any more. */
    void hangAfter(long bytes) {
        hangs = true;
        cutAfter(bytes);
    }

    /** Bytes since the last setting. */
    long passed() {
        return passed.get();
    }

    private void connect() {
        while (!entrance.isClosed()) {
            try {
                Socket one = entrance.accept();
                Socket other = new Socket("127.0.0.1", port);
                Thread.ofVirtual().start(() -> pass(one, other));
                Thread.ofVirtual().start(() -> pass(other, one));
            } catch (IOException e) {
                // The server or this line is away; the caller sees that no connection comes.
                continue;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[4096];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                long before = left.getAndAdd(-length);
                int through = (int) Math.clamp(before, 0, length);
                out.write(buffer, 0, through);
                passed.addAndGet(through);
                if (through < length && !hangs) {
                    return;
                }
            }
        } catch (IOException e) {
            // Cut, or closed by one end.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
