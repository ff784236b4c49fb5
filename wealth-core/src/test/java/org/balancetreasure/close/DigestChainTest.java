package org.balancetreasure.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.balancetreasure.close.DigestChain.Anchor;
import org.balancetreasure.close.DigestChain.Result;
import org.balancetreasure.close.Forgery.Done;
import org.balancetreasure.close.Forgery.Kind;
import org.balancetreasure.ledger.HouseBalances;
import org.balancetreasure.model.Books;
import org.balancetreasure.sql.BooksVerification.Wrong;
import org.balancetreasure.sql.OwnerOnly;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Guards;
import org.balancetreasure.transport.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever changes closed books is found, and named; who does not, is not. */
@CoreTest
class DigestChainTest {

    private static final LocalDate TUESDAY = LocalDate.parse("2026-01-06");

    /** So many forgeries; a measurement asks for more with -Dforgeries=1000. */
    private static final int FORGERIES = Integer.getInteger("forgeries", 300);

    private final Books books;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate undone;
    private final Closes closes;
    private final HouseBalances houseBalances;
    private final Transactions transactions;

    @TempDir
    private Path folder = Path.of("");

    DigestChainTest(AutowireCapableBeanFactory beans, DataSource dataSource, PlatformTransactionManager manager,
            Closes closes, HouseBalances houseBalances, Transactions transactions) {
        this.closes = closes;
        this.houseBalances = houseBalances;
        this.transactions = transactions;
        this.books = beans.createBean(Books.class);
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.undone = new TransactionTemplate(manager);
    }

    private Path newKey(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Path file = folder.resolve(name);
            OwnerOnly.write(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            OwnerOnly.write(publicOf(file), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            return file;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path publicOf(Path key) {
        return key.resolveSibling(key.getFileName() + ClosingKey.PUBLIC_ENDING);
    }

    private static String pem(String label, byte[] key) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + label
                + "-----\n";
    }

    private static PublicKey publicKey(Path key) {
        return Ed25519.publicKey("test", publicOf(key));
    }

    /** Signs the closes that the books made without a key, as if it had been there. */
    private void sign(Path key) {
        ClosingKey closingKey = new ClosingKey(key.toString());
        try (Guards guards = Guards.lifted(JdbcClient.create(dataSource))) {
            DayClose previous = null;
            for (DayClose close : DigestChain.closes(jdbc)) {
                String digest = Formula.CURRENT.digest(close.businessDate(), close.closedAt(), close.rowCount(),
                        previous, DigestChain.sections(jdbc, close.businessDate()));
                ClosingKey.Signed signed = java.util.Objects
                        .requireNonNull(closingKey.sign(close.businessDate(), digest));
                previous = new DayClose(close.businessDate(), close.formula(), close.rowCount(),
                        previous == null ? Formula.NONE_BEFORE : previous.digest(), digest, signed.signature(),
                        signed.keyId(), close.closedAt());
                jdbc.update("""
                        UPDATE day_close SET previous_digest = UNHEX(?), digest = UNHEX(?), signature = UNHEX(?), key_id = ?
                        WHERE business_date = ?
                        """, previous.previousDigest(), digest, previous.signature(), previous.keyId(),
                        previous.businessDate());
            }
        }
    }

    private Result verify(PublicKey... keys) {
        return DigestChain.verify(dataSource, List.of(keys), List.of(), rows -> {
        });
    }

    /** The night has planned what is closed, so the chain must reach there. */
    private void stepsOfTheNight() {
        jdbc.update("""
                INSERT INTO night_step (business_date, step, subject, state)
                SELECT business_date, step, 'ALL', 'COMPLETED' FROM day_close, night_step_name
                WHERE step IN ('PROVE', 'CLOSE_BOOKS')
                """);
        jdbc.update("""
                INSERT IGNORE INTO night_step (business_date, step, subject, state)
                VALUES ('2026-01-07', 'CLOSE_BOOKS', 'ALL', 'WAITING')
                """);
    }

    /** The day of the bank's statements. */
    private void closeThursday() {
        for (String day : List.of("2026-01-07", "2026-01-08")) {
            LocalDate date = LocalDate.parse(day);
            jdbc.update("UPDATE gate SET open_date = ? WHERE kind = 'DAY'", date.plusDays(1));
            transactions.run(() -> houseBalances.rollUp(date));
            closes.close(date, transactions);
        }
        assertThat(jdbc.queryForList("SELECT DISTINCT table_name FROM day_digest_section", String.class))
                .containsExactlyInAnyOrderElementsOf(
                        Formula.CURRENT.tables().stream().map(DigestedTable::name).toList());
    }

    @Test
    void everyForgeryIsFoundAndNamed() {
        books.write();
        closeThursday();
        stepsOfTheNight();
        Path key = newKey("close.pem");
        sign(key);
        PublicKey known = publicKey(key);
        assertThat(verify(known).wrong()).isEmpty();
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("DigestChainTest seed " + seed);
        Random random = new Random(seed);
        Map<Kind, Integer> found = new EnumMap<>(Kind.class);
        SoftAssertions named = new SoftAssertions();

        try (Guards guards = Guards.lifted(JdbcClient.create(dataSource))) {
            Forgery forgery = new Forgery(jdbc, random);
            for (int i = 0; i < FORGERIES; i++) {
                // Half of them are cells: there are most ways to change one.
                Kind kind = i % 2 == 0 ? Kind.CELL : Kind.values()[random.nextInt(Kind.values().length)];
                undone.executeWithoutResult(transaction -> {
                    transaction.setRollbackOnly();
                    Done done = forgery.plant(kind);
                    List<Wrong> wrong = verify(known).wrong();
                    named.assertThat(done.isNamedBy(wrong)).as("seed %d: %s named by %s", seed, done, wrong).isTrue();
                    found.merge(kind, done.isNamedBy(wrong) ? 1 : 0, Integer::sum);
                });
            }
        }

        System.out.println("Found and named, of " + FORGERIES + ": "
                + found.values().stream().mapToInt(Integer::intValue).sum() + " " + found);
        named.assertAll();
        assertThat(verify(known).wrong()).as("all of it was undone").isEmpty();
        // The books of Thursday go on in no other test.
        jdbc.update("UPDATE gate SET open_date = '2026-01-08' WHERE kind = 'DAY'");
    }

    @Test
    void untouchedBooksAreRightAndTheirLastCloseIsTold() {
        books.write();
        stepsOfTheNight();

        Result result = verify();

        assertThat(result.wrong()).isEmpty();
        assertThat(result.last()).isNotNull();
        assertThat(result.last().businessDate()).isEqualTo(TUESDAY);
        assertThat(result.unsigned()).isEqualTo(2);
        assertThat(result.rowCount()).isEqualTo(
                jdbc.queryForObject("SELECT SUM(row_count) FROM day_close", Long.class));
    }

    @Test
    void anUnsignedHeadIsToldToWhoeverHasTheKey() {
        books.write();
        stepsOfTheNight();

        assertThat(verify(publicKey(newKey("close.pem"))).wrong()).hasSize(1).first()
                .hasToString("2026-01-06  signature  day_close  signature=none");
    }

    @Test
    void aSignatureOfAnotherKeyIsNone() {
        books.write();
        stepsOfTheNight();
        sign(newKey("theirs.pem"));

        assertThat(verify(publicKey(newKey("ours.pem"))).wrong()).extracting(Wrong::invariant)
                .containsExactly("signature", "signature");
    }

    @Test
    void aDigestThatSomebodyKeptFindsAWholeChainThatIsAnother() {
        books.write();
        stepsOfTheNight();
        String kept = DigestChain.closes(jdbc).getLast().digest();

        assertThat(DigestChain.verify(dataSource, List.of(), List.of(new Anchor(TUESDAY, kept)), rows -> {
        }).wrong()).isEmpty();
        assertThat(DigestChain.verify(dataSource, List.of(), List.of(new Anchor(TUESDAY, "ab".repeat(32))), rows -> {
        }).wrong()).extracting(Wrong::invariant).containsExactly("digest_as_kept_elsewhere");
    }

    @Test
    void aDayThatIsBeingWorkedOnIsNotMissed() {
        books.write();
        stepsOfTheNight();
        assertThat(verify().wrong()).as("the step of Wednesday waits").isEmpty();

        jdbc.update("UPDATE night_step SET state = 'COMPLETED' WHERE step = 'CLOSE_BOOKS'");

        assertThat(verify().wrong()).hasSize(1).first()
                .hasToString("2026-01-07  days_that_are_over_are_closed  day_close  open_day=2026-01-08");
    }

    @Test
    void aKeyThatOthersCanReadOrThatHasAnotherPublicHalfIsRefused() throws IOException {
        Path key = newKey("close.pem");
        java.nio.file.Files.copy(publicOf(newKey("other.pem")), publicOf(key),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> new ClosingKey(key.toString())).hasMessageContaining("is not the public key of");

        java.nio.file.Files.setPosixFilePermissions(key,
                java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new ClosingKey(key.toString())).hasMessageContaining("others than its owner");
    }

    @Test
    void fieldsThatReadAlikeTogetherHaveOtherDigests() {
        assertThat(List.of(new Fields().addText("ab").addText("c").end(), new Fields().addText("a").addText("bc").end(),
                new Fields().addText("abc").addText("").end(), new Fields().addText("abc").addText(null).end(),
                new Fields().addText("abc").end())).doesNotHaveDuplicates();
    }
}
