package org.balancetreasure.night.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One exchange in a process of its own, so that it can be killed. */
final class ForkedExchange {

    private ForkedExchange() {}

    /** @param ours the folder with out, in, sent and collecting */
    static Process start(PartnerServer server, Path ours) throws IOException {
        return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                ForkedExchange.class.getName(), String.valueOf(server.port()), server.ourKeyFile.toString(),
                server.pin(), ours.toString())).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    public static void main(String[] arguments) throws IOException {
        var settings = PartnerServer.settings(Integer.parseInt(arguments[0]), Path.of(arguments[1]), arguments[2],
                "/done");
        try (SftpTransport transport = new SftpTransport("ZZ", settings)) {
            transport.exchange(SftpTransportTest.folders(Path.of(arguments[3])), new Noted(new ArrayList<>()));
        }
    }
}
