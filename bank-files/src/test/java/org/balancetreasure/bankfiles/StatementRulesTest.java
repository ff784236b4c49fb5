package org.balancetreasure.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.balancetreasure.bankfiles.ReversalReading.AS_WRITTEN;
import static org.balancetreasure.bankfiles.ReversalReading.OF_ORIGINAL;
import static org.balancetreasure.bankfiles.Samples.balance;
import static org.balancetreasure.bankfiles.Samples.batch;
import static org.balancetreasure.bankfiles.Samples.detail;
import static org.balancetreasure.bankfiles.Samples.details;
import static org.balancetreasure.bankfiles.Samples.entry;
import static org.balancetreasure.bankfiles.Samples.message;
import static org.balancetreasure.bankfiles.Samples.statement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.balancetreasure.bankfiles.Samples.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for statements, camt.053.001.08; the reports that they come from are named. */
class StatementRulesTest {

    @TempDir
    Path folder;

    private List<Read> read(String xml) throws IOException, RejectedFileException {
        return Samples.entries(Samples.file(folder, xml), AS_WRITTEN);
    }

    private RejectedFileException rejected(String xml) throws IOException {
        return rejected(xml, AS_WRITTEN);
    }

    private RejectedFileException rejected(String xml, ReversalReading reading) throws IOException {
        Path file = Samples.file(folder, xml);
        try (StatementReader reader = StatementReader.open(file, reading)) {
            throw new AssertionError("accepted: " + reader.summary());
        } catch (RejectedFileException e) {
            assertThat(e.getMessage()).startsWith("file.xml, line ").contains(": expected ", ", found ");
            return e;
        }
    }

    private Statement head(String xml) throws Exception {
        try (StatementReader reader = StatementReader.open(Samples.file(folder, xml), AS_WRITTEN)) {
            return java.util.Objects.requireNonNull(reader.nextStatement());
        }
    }

    /** The statement of 2013-07-11 in the worked netting. */
    @Test
    void theWorkedStatementClosesAtZero() throws Exception {
        List<Read> entries = read(statement(balance("OPBD", "120000.00"), balance("CLBD", "0.00"),
                entry("-75000.00", details(detail("NET-TA", "75000.00"))),
                entry("-27000.00", details(batch("PAYOUT", 2, "27000.00"), detail("P-1", "20000.00"),
                        detail("P-2", "7000.00"))),
                entry("-18000.00")));

        assertThat(entries).extracting(read -> read.entry().amount()).containsExactly(-7_500_000L, -2_700_000L,
                -1_800_000L);
        assertThat(entries.get(1).details()).extracting(EntryDetail::amount).containsExactly(-2_000_000L, -700_000L);
        assertThat(entries.get(1).details()).allSatisfy(part -> assertThat(part.batch())
                .isEqualTo(new Batch(null, "PAYOUT", 2L, -2_700_000L)));
    }

    @Test
    void openingPlusBookedEntriesMustBeClosing() throws Exception {
        RejectedFileException e = rejected(
                statement(balance("OPBD", "100.00"), balance("CLBD", "90.00"), entry("-9.99")));

        assertThat(e.path()).isEqualTo("/Document/BkToCstmrStmt/Stmt[1]");
        assertThat(e.expected()).isEqualTo("booked entries of -10.00 from OPBD 100.00 to CLBD 90.00");
        assertThat(e.found()).isEqualTo("-9.99");
        assertThat(e.line()).isGreaterThan(8);
    }

    @Test
    void anOverdrawnBalanceIsNegative() throws Exception {
        Statement head = head(statement(balance("OPBD", "-5.00"), balance("CLBD", "5.00"), entry("10.00")));

        assertThat(head.opening().amount()).isEqualTo(-500);
        assertThat(head.closing().amount()).isEqualTo(500);
    }

    @Test
    void theClosingBalanceOfThePeriodBeforeOpensToo() throws Exception {
        assertThat(head(statement(balance("PRCD", "1.00"), balance("CLBD", "1.00"))).opening().type())
                .isEqualTo("PRCD");
        assertThat(rejected(statement(balance("PRCD", "1.00"), balance("OPBD", "2.00"), balance("CLBD", "2.00")))
                .expected()).isEqualTo("OPBD equal to PRCD");
    }

    @Test
    void availableBalancesOnlyInform() throws Exception {
        assertThat(head(statement(balance("OPBD", "1.00"), balance("CLBD", "1.00"), balance("CLAV", "9.00"),
                balance("FWAV", "8.00"), balance("XPCD", "7.00"), balance("ITAV", "6.00"))).balances()).hasSize(6);
    }

    @Test
    void pendingEntriesAndInformationNeverCountAndNeverCome() throws Exception {
        List<Read> entries = read(statement(balance("OPBD", "1.00"), balance("CLBD", "3.00"),
                summary("1", "2.00", "2.00", "CRDT"), entry("7.00", false, "PDNG"), entry("2.00"),
                entry("-5.00", false, "INFO"), entry("5.00", false, "FUTR")));

        assertThat(entries).extracting(read -> read.entry().amount()).containsExactly(200L);
    }

    @Test
    void aStatementWithoutEntriesIsValidOca93() throws Exception {
        assertThat(read(statement(balance("OPBD", "1.00"), balance("CLBD", "1.00")))).isEmpty();
        assertThat(rejected(statement(balance("OPBD", "1.00"), balance("CLBD", "1.01"))).found()).isEqualTo("0.00");
    }

    /** OCA bank-statement-import 59: the opening balance was computed from the lines that were left to import. */
    @Test
    void theOpeningBalanceIsTheBanksWhateverOfTheEntriesIsReadOca59() throws Exception {
        String xml = statement(balance("OPBD", "100.00"), balance("CLBD", "130.00"), entry("10.00"), entry("20.00"));
        try (StatementReader reader = StatementReader.open(Samples.file(folder, xml), AS_WRITTEN)) {
            Statement head = java.util.Objects.requireNonNull(reader.nextStatement());
            reader.nextEntry();
            assertThat(head.opening().amount()).isEqualTo(10_000);
            assertThat(reader.nextStatement()).as("the entries that nobody asks for are passed over").isNull();
        }
    }

    /** OCA 157: a batch of 329.56 and 100.00 was booked as 429.56 twice, as the details had their amounts elsewhere. */
    @Test
    void theAmountsOfABatchsDetailsAreTheirOwnAndNotTheEntrysOca157() throws Exception {
        List<Read> entries = read(statement(balance("OPBD", "0.00"), balance("CLBD", "429.56"),
                entry("429.56", details(older("329.56"), older("100.00")))));

        assertThat(entries.getFirst().details()).extracting(EntryDetail::amount).containsExactly(32_956L, 10_000L);
    }

    private static String older(String amount) {
        return "<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"CNY\">" + amount + "</Amt></TxAmt></AmtDtls></TxDtls>";
    }

    @Test
    void aDetailWithoutAnAmountInheritsOnlyIfItIsAloneOca157() throws Exception {
        List<Read> entries = read(statement(balance("OPBD", "0.00"), balance("CLBD", "10.00"),
                entry("7.00", details(detail("A", ""))),
                entry("3.00", details(detail("B", ""), detail("C", "")))));

        assertThat(entries.getFirst().details()).extracting(EntryDetail::amount).containsExactly(700L);
        assertThat(entries.getLast().details()).extracting(EntryDetail::amount).containsExactly(null, null);
    }

    @Test
    void detailsThatAreCompleteAddUpToTheirEntry() throws Exception {
        assertThat(rejected(statement(balance("OPBD", "0.00"), balance("CLBD", "10.00"),
                entry("10.00", details(detail("A", "7.00"), detail("B", "3.01"))))))
                .satisfies(e -> assertThat(e.found()).isEqualTo("10.01"))
                .satisfies(e -> assertThat(e.path()).endsWith("/Stmt[1]/Ntry[1]"));
        assertThat(read(statement(balance("OPBD", "0.00"), balance("CLBD", "10.00"),
                entry("10.00", details(detail("A", "7.00")), details(detail("B", "3.00")))))).hasSize(1);
    }

    @Test
    void aDetailAgainstItsEntryCountsNegative() throws Exception {
        String back = detail("B", "2.00").replace("</Amt>", "</Amt><CdtDbtInd>DBIT</CdtDbtInd>");
        List<Read> entries = read(statement(balance("OPBD", "0.00"), balance("CLBD", "10.00"),
                entry("10.00", details(detail("A", "12.00"), back))));

        assertThat(entries.getFirst().details()).extracting(EntryDetail::amount).containsExactly(1_200L, -200L);
    }

    /** alyf-de/banking 307: a batch and its parts were both imported, so the money came twice. */
    @Test
    void aBatchIsOneEntryAndItsPartsOnlyExplainItAlyf307() throws Exception {
        List<Read> entries = read(statement(balance("OPBD", "27000.00"), balance("CLBD", "0.00"),
                entry("-27000.00", details(batch("PAYOUT", 2, "27000.00"), detail("P-1", "20000.00"),
                        detail("P-2", "7000.00")))));

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().details().stream().mapToLong(EntryDetail::amount).sum())
                .isEqualTo(entries.getFirst().entry().amount());
        rejected(statement(balance("OPBD", "27000.00"), balance("CLBD", "0.00"),
                entry("-27000.00", details(batch("PAYOUT", 2, "27000.00"))), entry("-20000.00"), entry("-7000.00")));
    }

    /** railslove/ebicsbox 228: a bank reports only the sum booking, with PmtInfId. */
    @Test
    void aBatchWithoutItsPaymentsIsFoundByItsGroupRailslove228() throws Exception {
        List<Read> entries = read(statement(balance("OPBD", "27000.00"), balance("CLBD", "0.00"),
                entry("-27000.00", details("<Btch><PmtInfId>PAYOUT</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>"))));

        EntryDetail batch = entries.getFirst().details().getFirst();
        assertThat(entries.getFirst().details()).hasSize(1);
        assertThat(batch.wholeBatch()).isTrue();
        assertThat(batch.amount()).isEqualTo(-2_700_000L);
        assertThat(batch.references().paymentInformationId()).isEqualTo("PAYOUT");
        assertThat(batch.batch()).isEqualTo(new Batch(null, "PAYOUT", 2L, null));
    }

    @ParameterizedTest
    @CsvSource({"3,27000.00,NbOfTxs", "2,27000.01,TtlAmt"})
    void aBatchHasItsCountAndItsSum(int count, String total, String element) throws Exception {
        assertThat(rejected(statement(balance("OPBD", "27000.00"), balance("CLBD", "0.00"),
                entry("-27000.00", details(batch("PAYOUT", count, total), detail("P-1", "20000.00"),
                        detail("P-2", "7000.00")))))
                .expected())
                .contains(element);
    }

    @Test
    void batchesWithoutTheirPaymentsAddUpToTheEntry() throws Exception {
        rejected(statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"),
                entry("3.00", details(batch("A", 2, "1.00")), details(batch("B", 2, "1.00")))));
        List<Read> entries = read(statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"),
                entry("3.00", details(batch("A", 2, "1.00")), details(batch("B", 2, "2.00")))));
        assertThat(entries.getFirst().details()).extracting(EntryDetail::amount).containsExactly(100L, 200L);
    }

    private static String summary(String count, String sum, String net, String direction) {
        return "<TxsSummry><TtlNtries><NbOfNtries>" + count + "</NbOfNtries><Sum>" + sum + "</Sum><TtlNetNtry><Amt>"
                + net + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd></TtlNetNtry></TtlNtries></TxsSummry>";
    }

    @Test
    void theSummaryAgreesWithTheEntries() throws Exception {
        String[] entries = {entry("5.00"), entry("-2.00")};
        assertThat(read(statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"), summary("2", "7.00", "3.00",
                "CRDT"), entries[0], entries[1]))).hasSize(2);
        for (String wrong : List.of(summary("3", "7.00", "3.00", "CRDT"), summary("2", "3.00", "3.00", "CRDT"),
                summary("2", "7.00", "3.00", "DBIT"), summary("2", "7.00", "3.01", "CRDT"),
                "<TxsSummry><TtlCdtNtries><NbOfNtries>2</NbOfNtries></TtlCdtNtries></TxsSummry>",
                "<TxsSummry><TtlCdtNtries><Sum>7</Sum></TtlCdtNtries></TxsSummry>",
                "<TxsSummry><TtlDbtNtries><NbOfNtries>0</NbOfNtries></TtlDbtNtries></TxsSummry>",
                "<TxsSummry><TtlDbtNtries><Sum>2.01</Sum></TtlDbtNtries></TxsSummry>")) {
            assertThat(rejected(statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"), wrong, entries[0],
                    entries[1])).expected()).contains("TxsSummry/");
        }
    }

    @Test
    void everyAmountIsInTheCurrencyOfTheAccount() throws Exception {
        String good = statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"),
                entry("3.00", details(detail("A", "3.00"))));
        for (int place = 1; place <= 4; place++) {
            int at = 0;
            for (int i = 0; i < place; i++) {
                at = good.indexOf("Ccy=\"CNY\"", at + 1);
            }
            assertThat(rejected(good.substring(0, at) + "Ccy=\"USD\"" + good.substring(at + 9)).expected())
                    .isEqualTo("an amount in CNY");
        }
        assertThat(rejected(good.replace("CNY", "XTS")).found()).contains("XTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.001", "-1.00", "1,00", "1e2", "", ".", "+1", "1.0.0", "1000000000000000000.00",
            "NaN", "１.00"})
    void rejectsWhatIsNoAmount(String amount) throws Exception {
        assertThat(rejected(statement(balance("OPBD", "0.00"), balance("CLBD", "1.00"),
                entry("1.00").replace("1.00<", amount + "<"))).path()).endsWith("/Ntry[1]/Amt");
    }

    @Test
    void moreDecimalsThanTheCurrencyHasAreGoodIfTheyAreZeros() throws Exception {
        assertThat(read(statement(balance("OPBD", "0"), balance("CLBD", "1.5"), entry("1.50000"))).getFirst().entry()
                .amount()).isEqualTo(150);
    }

    @Test
    void aCurrencyHasItsOwnDecimals() throws Exception {
        String yen = statement(balance("OPBD", "0"), balance("CLBD", "15"), entry("15")).replace("CNY", "JPY");
        assertThat(read(yen).getFirst().entry().amount()).isEqualTo(15);
        String dinar = statement(balance("OPBD", "0"), balance("CLBD", "1.005"), entry("1.005")).replace("CNY", "KWD");
        assertThat(read(dinar).getFirst().entry().amount()).isEqualTo(1_005);
    }

    @Test
    void aSumBeyondSixtyFourBitsIsRejectedAndNeverWraps() throws Exception {
        String[] many = new String[22];
        many[0] = balance("OPBD", "0.00");
        many[1] = balance("CLBD", "0.00");
        java.util.Arrays.fill(many, 2, many.length, entry("9999999999999999.99"));
        assertThat(rejected(statement(many)).expected()).isEqualTo("a sum within 64 bits");
    }

    // Reversals

    private static String withReversal(String closing, String amount) {
        return statement(balance("OPBD", "100.00"), balance("CLBD", closing), entry("30.00"),
                entry(amount, true, "BOOK"));
    }

    @Test
    void theDirectionOfAReversalIsItsOwnWhereTheBankFollowsTheStandard() throws Exception {
        Path file = Samples.file(folder, withReversal("125.00", "-5.00"));

        assertThat(Samples.entries(file, AS_WRITTEN).getLast().entry()).satisfies(entry -> {
            assertThat(entry.amount()).isEqualTo(-500);
            assertThat(entry.reversal()).isTrue();
        });
    }

    /** OCA 375: a bank gives a reversal the direction of the entry that it reverses. */
    @Test
    void theDirectionOfAReversalIsTheOriginalsWhereTheBankSaysSoOca375() throws Exception {
        Path file = Samples.file(folder, withReversal("125.00", "5.00"));

        assertThat(Samples.entries(file, OF_ORIGINAL).getLast().entry().amount()).isEqualTo(-500);
    }

    @ParameterizedTest
    @EnumSource(ReversalReading.class)
    void aReadingThatIsNotTheBanksIsRejectedWithBothSums(ReversalReading setting) throws Exception {
        RejectedFileException e = rejected(withReversal("125.00", setting == AS_WRITTEN ? "5.00" : "-5.00"), setting);

        assertThat(e.expected()).contains("25.00", setting.name());
        assertThat(e.found()).contains("25.00", "35.00", "AS_WRITTEN", "OF_ORIGINAL");
    }

    @ParameterizedTest
    @EnumSource(ReversalReading.class)
    void aStatementThatClosesInNeitherReadingIsRejectedWithBothSums(ReversalReading setting) throws Exception {
        assertThat(rejected(withReversal("124.00", "-5.00"), setting).found()).contains("25.00", "35.00");
    }

    @ParameterizedTest
    @EnumSource(ReversalReading.class)
    void aStatementThatClosesInBothReadingsIsRejected(ReversalReading setting) throws Exception {
        assertThat(rejected(statement(balance("OPBD", "1.00"), balance("CLBD", "1.00"), entry("5.00", true, "BOOK"),
                entry("-5.00", true, "BOOK")), setting).found()).contains("0.00 with reversals AS_WRITTEN and 0.00");
    }

    @Test
    void theDetailsOfAReversalTurnWithIt() throws Exception {
        Path file = Samples.file(folder, statement(balance("OPBD", "10.00"), balance("CLBD", "5.00"),
                entry("5.00", true, "BOOK", details(batch("A", 2, "5.00"), detail("1", "2.00"), detail("2", "3.00")))));

        Read entry = Samples.entries(file, OF_ORIGINAL).getFirst();
        assertThat(entry.entry().amount()).isEqualTo(-500);
        assertThat(entry.details()).extracting(EntryDetail::amount).containsExactly(-200L, -300L);
    }

    /** The return of the worked netting: a new credit, with the reason, and no reversal. */
    @Test
    void aReturnIsACreditWithItsReason() throws Exception {
        String returned = detail("P-2", "7000.00").replace("</TxDtls>",
                "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>");
        List<Read> entries = read(statement(balance("OPBD", "0.00"), balance("CLBD", "7000.00"),
                entry("7000.00", details(returned))));

        EntryDetail detail = entries.getFirst().details().getFirst();
        assertThat(detail.returnReason()).isEqualTo("AC04");
        assertThat(detail.references().endToEndId()).isEqualTo("P-2");
    }

    @Test
    void anIdentifierThatTheBankLacksMatchesNothing() throws Exception {
        assertThat(read(statement(balance("OPBD", "0.00"), balance("CLBD", "1.00"),
                entry("1.00", details(detail("NOTPROVIDED", "1.00"))))).getFirst().details().getFirst().references()
                .endToEndId()).isNull();
    }

    // Pages and chains

    private static String page(String id, int number, boolean last, String... elements) {
        return "<Stmt><Id>" + id + "</Id><StmtPgntn><PgNb>" + number + "</PgNb><LastPgInd>" + last
                + "</LastPgInd></StmtPgntn><ElctrncSeqNb>7</ElctrncSeqNb>"
                + "<Acct><Id><Othr><Id>1</Id></Othr></Id><Ccy>CNY</Ccy></Acct>" + String.join("", elements)
                + "</Stmt>";
    }

    @Test
    void pagesChainByInterimBalances() throws Exception {
        String first = page("S", 1, false, balance("OPBD", "1.00"), balance("ITBD", "3.00"), entry("2.00"));
        String second = page("S", 2, false, balance("ITBD", "3.00"), balance("ITBD", "6.00"), entry("3.00"));
        String last = page("S", 3, true, balance("ITBD", "6.00"), balance("CLBD", "10.00"), entry("4.00"));

        assertThat(read(message(first + second + last))).hasSize(3);
        assertThat(head(message(second))).satisfies(page -> {
            assertThat(page.page()).isEqualTo(2);
            assertThat(page.lastPage()).isFalse();
            assertThat(page.opening().amount()).isEqualTo(300);
            assertThat(page.closing().amount()).isEqualTo(600);
        });
        assertThat(rejected(message(first + last)).expected()).isEqualTo("page 2");
        assertThat(rejected(message(last + first)).expected()).isEqualTo("no page of statement S after its last");
        String gap = page("S", 2, true, balance("ITBD", "4.00"), balance("CLBD", "4.00"));
        assertThat(rejected(message(first + gap)).expected()).isEqualTo("ITBD 3.00, the ITBD before it");
    }

    @Test
    void aPageLacksNoBalance() throws Exception {
        assertThat(rejected(message(page("S", 1, false, balance("OPBD", "1.00")))).expected()).contains("ITBD");
        assertThat(rejected(message(page("S", 2, true, balance("CLBD", "1.00")))).expected()).contains("ITBD");
        assertThat(rejected(message(page("S", 2, false, balance("ITBD", "1.00")))).expected()).contains("ITBD");
        assertThat(rejected(statement(balance("OPBD", "1.00"))).expected()).contains("CLBD");
        assertThat(rejected(statement(balance("CLBD", "1.00"))).expected()).contains("OPBD or PRCD");
        assertThat(rejected(statement(balance("OPBD", "1.00"), balance("OPBD", "1.00"), balance("CLBD", "1.00")))
                .expected()).isEqualTo("one balance OPBD");
    }

    @Test
    void aMessagesPagesAreThoseOfItsOnlyStatement() throws Exception {
        String paged = statement(balance("OPBD", "1.00"), balance("ITBD", "1.00")).replace("</CreDtTm></GrpHdr>",
                "</CreDtTm><MsgPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></MsgPgntn></GrpHdr>");
        assertThat(head(paged).lastPage()).isFalse();
    }

    @Test
    void statementsThatFollowEachOtherOpenWhereTheOneBeforeClosed() throws Exception {
        String first = page("S7", 1, true, balance("OPBD", "1.00"), balance("CLBD", "3.00"), entry("2.00"));
        String next = page("S8", 1, true, balance("OPBD", "3.00"), balance("CLBD", "3.00"))
                .replace("<ElctrncSeqNb>7<", "<ElctrncSeqNb>8<");

        assertThat(read(message(first + next))).hasSize(1);
        assertThat(rejected(message(first + next.replace("3.00", "4.00"))).expected())
                .isEqualTo("OPBD 3.00, the CLBD before it");
    }

    @ParameterizedTest
    @CsvSource({"<MsgId>M-1</MsgId>,'',MsgId", "<Id>S-1</Id>,'',Id", "<Sts><Cd>BOOK</Cd></Sts>,'',no Sts",
            "<CdtDbtInd>CRDT</CdtDbtInd><Sts>,<Sts>,no CdtDbtInd", "<Cd>BOOK</Cd>,<Cd>MAYBE</Cd>,MAYBE",
            "<Dt>2013-07-11</Dt></BookgDt>,<Dt>11.07.2013</Dt></BookgDt>,a day",
            "<ElctrncSeqNb>7<,<ElctrncSeqNb>seven<,a count"})
    void whatMoneyNeedsMustBeThere(String right, String wrong, String told) throws Exception {
        String good = statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"), entry("3.00"));
        assertThat(read(good)).hasSize(1);

        assertThat(rejected(good.replace(right, wrong)).getMessage()).contains(told);
    }

    @Test
    void whatDecidesComesOnceAndBeforeWhatFollowsFromIt() throws Exception {
        String amount = "<Amt Ccy=\"CNY\">3.00</Amt>";
        assertThat(rejected(statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"),
                entry("3.00").replace(amount, amount + amount))).expected()).isEqualTo("one Amt");
        rejected(statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"),
                entry("3.00", details(detail("A", "3.00")), "<Amt Ccy=\"CNY\">3.00</Amt>")));
        rejected(statement(balance("OPBD", "0.00"), entry("3.00"), balance("CLBD", "3.00")));
    }

    @Test
    void theRejectionOfAOneLineFileNamesItsEntryByCount() throws Exception {
        String xml = statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"), entry("1.00"), entry("1.00"),
                entry("1.0x")).replace("\n", "");

        assertThatExceptionOfType(RejectedFileException.class)
                .isThrownBy(() -> StatementReader.open(Samples.file(folder, xml), AS_WRITTEN))
                .withMessage("file.xml, line 1, /Document/BkToCstmrStmt/Stmt[1]/Ntry[3]/Amt: expected an amount of at "
                        + "most 18 digits, 2 of them decimals, without a sign, found '1.0x'");
    }
}
