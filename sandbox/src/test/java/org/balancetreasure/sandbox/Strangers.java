package org.balancetreasure.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Many connections of people without a token. One half announces a body and sends nothing, the other half sends a byte
 * now and then. Whoever is cut off comes again.
 */
final class Strangers implements AutoCloseable {

    private static final String HEAD = "POST /v1/orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Content-Length: 10000\r\n\r\n";
    private static final String SLOW = HEAD + " ".repeat(10_000);
    /** Each slow one sends once a second. */
    private static final long ROUND_MILLIS = 100;
    private static final int ROUNDS_A_SECOND = 10;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final List<Stranger> strangers = new ArrayList<>();
    private int round;

    /** @param each how many of either kind */
    static Strangers at(URI address, int each) throws IOException {
        Strangers all = new Strangers();
        InetSocketAddress server = new InetSocketAddress(address.getHost(), address.getPort());
        for (int i = 0; i < each; i++) {
            all.strangers.add(new Stranger(server, false));
            all.strangers.add(new Stranger(server, true));
        }
        for (Stranger stranger : all.strangers) {
            stranger.begin();
        }
        all.clock.scheduleAtFixedRate(all::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
        return all;
    }

    private void round() {
        try {
            for (int i = round++ % ROUNDS_A_SECOND; i < strangers.size(); i += ROUNDS_A_SECOND) {
                strangers.get(i).goOn();
            }
        } catch (IOException e) {
            failure.compareAndSet(null, e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The strangers do not end");
        }
        for (Stranger stranger : strangers) {
            stranger.socket.close();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static final class Stranger {

        private final ByteBuffer answer = ByteBuffer.allocate(1024);
        private final InetSocketAddress server;
        private final boolean slow;
        private SocketChannel socket;
        private int sent;

        Stranger(InetSocketAddress server, boolean slow) throws IOException {
            this.server = server;
            this.slow = slow;
            this.socket = SocketChannel.open();
        }

        void begin() throws IOException {
            socket.close();
            socket = SocketChannel.open(server);
            socket.configureBlocking(false);
            sent = 0;
            if (!slow) {
                socket.write(ByteBuffer.wrap(HEAD.getBytes(StandardCharsets.US_ASCII)));
            }
        }

        void goOn() throws IOException {
            answer.clear();
            if (isCutOff()) {
                begin();
            } else if (slow) {
                // The first line and the headers come in pieces, the body byte by byte.
                int length = sent < HEAD.length() ? 16 : 1;
                sent += socket.write(
                        ByteBuffer.wrap(SLOW.substring(sent, sent + length).getBytes(StandardCharsets.US_ASCII)));
            }
        }

        private boolean isCutOff() {
            try {
                return socket.read(answer) != 0;
            } catch (IOException e) {
                // Reset by the server: cut off as well.
                return true;
            }
        }
    }
}
