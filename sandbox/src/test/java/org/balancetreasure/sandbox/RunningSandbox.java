package org.balancetreasure.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox in a process of its own, as a person has it: what it prints, its tokens, and its API. */
final class RunningSandbox implements AutoCloseable {

    private final Path folder;
    private final Process process;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final CountDownLatch serves = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Thread reader;
    private int requests;

    private RunningSandbox(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        reader = new Thread(this::read, "what the sandbox prints");
        reader.setDaemon(true);
        reader.start();
    }

    /** Returns as soon as the sandbox says that it serves. */
    static RunningSandbox start(Path folder, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName(), "--port", "0", "--data-dir", folder.toString()));
        command.addAll(List.of(options));
        RunningSandbox sandbox = new RunningSandbox(folder,
                new ProcessBuilder(command).redirectErrorStream(true).start());
        assertThat(sandbox.serves.await(2, TimeUnit.MINUTES)).as(() -> String.join("\n", sandbox.printed)).isTrue();
        return sandbox;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (line.startsWith("A first quarter of an hour")) {
                    serves.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> printed() {
        return printed;
    }

    /** The tokens, as a shell would read them. */
    Map<String, String> tokens() {
        try {
            return Files.readAllLines(folder.resolve("tokens")).stream().map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(value -> value[0], value -> value[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create(String.valueOf(tokens().get("API")));
    }

    /** An answer. */
    record Reply(int status, JsonNode body, HttpResponse<String> http) {

        String at(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    Reply get(@Nullable String token, String path) {
        return send(token, HttpRequest.newBuilder(address().resolve(path)).GET());
    }

    /** With a key of its own. */
    Reply post(@Nullable String token, String path, String body) {
        return post(token, path, "request " + ++requests, body);
    }

    Reply post(@Nullable String token, String path, String key, String body) {
        return send(token, HttpRequest.newBuilder(address().resolve(path)).header("Idempotency-Key", key)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Reply move(String to) {
        return post(tokens().get("OPERATOR"), "/v1/clock", "{\"to\": \"" + to + "\"}");
    }

    private Reply send(@Nullable String token, HttpRequest.Builder request) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), json.readTree(answer.body().isEmpty() ? "{}" : answer.body()),
                    answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ctrl-C; returns with all that was printed. */
    void end() throws InterruptedException {
        // Not the process itself: that would close what it prints, too.
        process.toHandle().destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        reader.join();
    }

    /** Kills it, and the database server that it would leave behind. */
    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        kill();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
