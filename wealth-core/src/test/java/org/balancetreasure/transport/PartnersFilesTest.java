package org.balancetreasure.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.transport.Resends.Resend;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Banks send and receive through the same boxes as transfer agents: a partner is its code. */
@CoreTest
class PartnersFilesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-05");
    private static final String NAME = "payments of 2026-01-05.xml";

    private final Outbox outbox;
    private final FileRegistry registry;
    private final FileArchive archive;
    private final Resends resends;
    private final Transactions transactions;
    private final Fixture fixture;
    private final JdbcClient jdbc;
    private final Path exchange;

    PartnersFilesTest(Outbox outbox, FileRegistry registry, FileArchive archive, FileMapper mapper, BusinessClock clock,
            Transactions transactions, Fixture fixture, JdbcClient jdbc,
            @Value("${exchange.directory}") Path exchange) {
        this.outbox = outbox;
        this.registry = registry;
        this.archive = archive;
        this.resends = new Resends(mapper, outbox, List.of(new Payments()), clock);
        this.transactions = transactions;
        this.fixture = fixture;
        this.jdbc = jdbc;
        this.exchange = exchange;
    }

    /** One file, which announces itself; it names its partner. */
    private static final class Payments implements OutboundBatch {

        @Override
        public String stream() {
            return "pain.001";
        }

        @Override
        public Set<String> fileTypes() {
            return Set.of();
        }

        @Override
        public Written write(String partnerCode, LocalDate headerDate, Path directory) {
            Path file = directory.resolve(NAME);
            try {
                Files.writeString(file, "<Document>" + partnerCode + "</Document>");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Written(List.of(RegisteredFile.intended(partnerCode, file, stream(), headerDate, 1)), List.of(),
                    List.of());
        }
    }

    @BeforeEach
    void banks() throws IOException {
        for (String partner : List.of("HILL", "RIVER")) {
            FileSystemUtils.deleteRecursively(exchange.resolve(partner));
        }
        fixture.party(21);
        fixture.party(22);
        jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES ('RIVER', 21), ('HILL', 22)").update();
    }

    private void send(String partnerCode) {
        outbox.send(new Payments(), partnerCode, DAY, () -> {}, transactions);
    }

    private Path out(String partnerCode) {
        return exchange.resolve(partnerCode).resolve("out").resolve(NAME);
    }

    @Test
    void twoBanksGetFilesOfOneNameEachInItsFolder() {
        send("RIVER");
        assertThat(outbox.isIntended(new Payments(), "RIVER", DAY)).isTrue();
        assertThat(outbox.isIntended(new Payments(), "HILL", DAY)).isFalse();
        send("HILL");

        assertThat(out("RIVER")).hasContent("<Document>RIVER</Document>");
        assertThat(out("HILL")).hasContent("<Document>HILL</Document>");
        assertThat(registry.find("HILL", NAME)).isNotNull().returns(RegisteredFile.State.SENT, RegisteredFile::state)
                .returns("pain.001", RegisteredFile::fileType);
    }

    @Test
    void aBankGetsTheSameBytesAgain() throws IOException {
        send("RIVER");
        Files.delete(out("RIVER"));
        assertThat(transactions.call(() -> resends.request("HILL", "pain.001", DAY, "li"))).as("nothing was sent")
                .isNull();

        Resend asked = transactions.call(() -> resends.request("RIVER", "pain.001", DAY, "li"));
        assertThat(asked).isNotNull().returns("RIVER", Resend::partnerCode);
        assertThat(resends.carryOut(transactions)).isOne();

        assertThat(out("RIVER")).hasContent("<Document>RIVER</Document>");
        assertThat(out("HILL")).doesNotExist();
    }

    @Test
    void filesOfABankAreArchivedToo() throws IOException {
        Path old = exchange.resolve("HILL/in/camt.053_20250105_1.xml");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "<Document/>");

        assertThat(archive.archive(LocalDate.parse("2025-01-06"))).isOne();

        assertThat(old).doesNotExist();
        assertThat(exchange.resolve("HILL/archive/in/2025/camt.053_20250105_1.xml")).exists();
    }

    @Test
    void onlyPartnersHaveFiles() {
        assertThatThrownBy(() -> send("NOBODY")).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(out("NOBODY")).doesNotExist();
        fixture.party(23);
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO partner (partner_code, party_id) VALUES ('HOUSE', 23)").update())
                .as("the other side of breaks within our own books").isInstanceOf(RuntimeException.class);
    }
}
