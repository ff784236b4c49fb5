package org.balancetreasure.fundfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody does to a file, it is accepted if it still is a file of the format, and else rejected. */
class BrokenFilesTest {

    private static final int MUTATIONS = 250;

    /** Bytes that mean something to the format come more often than chance would bring them. */
    private static final byte[] TELLING = "\r\n -09OFDCFEND/:.".getBytes(FieldCodec.GB18030);

    @TempDir
    Path folder;

    static List<Path> dataFiles() throws IOException {
        return SamplesTest.dataFiles();
    }

    @ParameterizedTest
    @MethodSource("dataFiles")
    void isAcceptedOrRejectedAsThePlainRulesSay(Path sample) throws Exception {
        long seed = sample.toString().substring(sample.toString().lastIndexOf("/samples/")).hashCode();
        Random random = new Random(seed);
        byte[] good = Files.readAllBytes(sample);
        Path file = folder.resolve("broken.TXT");
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] broken = mutate(i % 4 == 0 ? spelledOtherwise(good) : good, random, i % 3 == 0);
            Files.write(file, broken);
            boolean ours = accepts(file, "mutation " + i + " of seed " + seed);
            assertThat(ours).as("mutation %d of seed %d", i, seed).isEqualTo(PlainVerdict.accepts(broken));
            // Each rewriting waits for the disk, so that not every accepted file is written again.
            if (ours && accepted++ % 5 == 0) {
                assertThat(rewritten(file)).as("mutation %d of seed %d", i, seed)
                        .isEqualTo(lowerCaseNames(usualSpelling(broken)));
            }
        }
        assertThat(accepted).as("some mutations of seed %d leave a good file", seed).isBetween(1, MUTATIONS - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anIndexIsAcceptedOrRejectedAsThePlainRulesSay(long seed) throws Exception {
        Random random = new Random(seed);
        Path file = folder.resolve("broken.TXT");
        for (Path sample : SamplesTest.indexFiles()) {
            byte[] good = Files.readAllBytes(sample);
            for (int i = 0; i < MUTATIONS / 4; i++) {
                byte[] broken = mutate(i % 4 == 0 ? spelledOtherwise(good) : good, random, true);
                Files.write(file, broken);
                boolean ours = acceptsIndex(file);
                assertThat(ours).as("%s, mutation %d of seed %d", sample, i, seed)
                        .isEqualTo(PlainVerdict.acceptsIndex(broken));
                if (ours) {
                    Path again = folder.resolve("again.TXT");
                    IndexFile.read(file).write(again);
                    assertThat(Files.readAllBytes(again)).as("%s, mutation %d of seed %d", sample, i, seed)
                            .isEqualTo(usualSpelling(broken));
                }
            }
        }
    }

    private static boolean acceptsIndex(Path file) throws IOException {
        try {
            IndexFile.read(file);
            return true;
        } catch (RejectedFileException e) {
            assertThat(e.getMessage()).contains("broken.TXT, line ").contains(": expected ").contains(", found ");
            return false;
        }
    }

    private static boolean accepts(Path file, String what) throws IOException {
        try {
            FundFile.check(file);
            return true;
        } catch (RejectedFileException e) {
            assertThat(e.getMessage()).contains("broken.TXT, line ").contains(": expected ").contains(", found ");
            assertThat(e.line()).isPositive();
            return false;
        } catch (RuntimeException e) {
            return fail("neither accepted nor rejected: " + what, e);
        }
    }

    /** Record bytes are copied as they are, because a number such as -0 is good and has a second spelling. */
    private byte[] rewritten(Path file) throws Exception {
        Path again = folder.resolve("again.TXT");
        try (FundFileReader reader = FundFile.open(file);
                FundFileWriter writer = FundFileWriter.create(again, reader.header(), reader.layout())) {
            for (FundRecord record = reader.next(); record != null; record = reader.next()) {
                writer.write(record);
            }
            writer.commit();
        }
        return lowerCaseNames(Files.readAllBytes(again));
    }

    /** What may be spelled in two ways: the version line of 2.2, an unset summary-table number, the end of the file. */
    private static byte[] usualSpelling(byte[] bytes) {
        String file = new String(bytes, StandardCharsets.ISO_8859_1);
        String usual = file.replaceFirst("^(.{8}\r\n)00000022\r\n", "$122      \r\n")
                .replaceFirst("^(.{8}\r\n.*\r\n.*\r\n.*\r\n.{8}\r\n) {3}\r\n", "$1000\r\n")
                .replaceFirst("^(.{8}\r\n.*\r\n.*\r\n.*\r\n.{8}\r\n) {8}\r\n", "$100000000\r\n")
                .replaceFirst("OFDCFEND\\z", "OFDCFEND\r\n");
        return usual.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Field names may be spelled in any case; we write them as the standard does. */
    private static byte[] lowerCaseNames(byte[] bytes) {
        int line = 1;
        boolean isName = false;
        for (int i = 0; i < bytes.length && line < 250; i++) {
            if (bytes[i] == '\n') {
                line++;
                isName = line > 10 && i + 1 < bytes.length && Character.isLetter(bytes[i + 1]);
                if (line > 10 && !isName) {
                    break;
                }
            } else if (isName && bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] += 32;
            }
        }
        return bytes;
    }

    /** The same file as some of the others would write it. */
    private static byte[] spelledOtherwise(byte[] good) {
        String file = new String(good, StandardCharsets.ISO_8859_1);
        return file.replaceFirst("\r\n22 {6}\r\n", "\r\n00000022\r\n").replaceFirst("\r\n001\r\n", "\r\n   \r\n")
                .replaceFirst("\r\n00000001\r\n", "\r\n        \r\n").replaceFirst("\r\n\\z", "")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One to three changes: a bit flipped, a byte replaced, bytes left out, put in or doubled, or the end cut off. */
    private static byte[] mutate(byte[] good, Random random, boolean anywhere) {
        byte[] bytes = good;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            // The header is a small part of a large file; half of the changes go there when anywhere is not asked for.
            int reach = anywhere || random.nextBoolean() ? bytes.length : Math.min(bytes.length, 160);
            int at = random.nextInt(Math.max(1, reach));
            int some = 1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 3);
            bytes = switch (random.nextInt(8)) {
                case 0 -> replaced(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
                case 1, 2 -> replaced(bytes, at, TELLING[random.nextInt(TELLING.length)]);
                case 3 -> replaced(bytes, at, (byte) random.nextInt(256));
                case 4 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + some));
                case 5 -> joined(bytes, at, new byte[]{TELLING[random.nextInt(TELLING.length)]}, at);
                case 6 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + some)), at);
                default -> random.nextInt(3) == 0 ? Arrays.copyOf(bytes, at + 1) : swapped(bytes, at, random);
            };
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int at, byte value) {
        byte[] copy = bytes.clone();
        copy[at] = value;
        return copy;
    }

    private static byte[] swapped(byte[] bytes, int at, Random random) {
        byte[] copy = bytes.clone();
        int other = random.nextInt(copy.length);
        copy[at] = bytes[other];
        copy[other] = bytes[at];
        return copy;
    }

    private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(bytes, 0, until);
        joined.writeBytes(middle);
        joined.write(bytes, from, bytes.length - from);
        return joined.toByteArray();
    }
}
