package org.balancetreasure.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.balancetreasure.bankfiles.UnfitValueException.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for payment instructions, pain.001.001.09. */
class InstructionRulesTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("pain.xml");
    }

    @Test
    void countsAndSumsStandAtBothLevelsAndComeFromIntegers() throws Exception {
        // ten cents a hundred times over: a sum of floating-point amounts would be 9.99999999999998
        long[] amounts = new long[100];
        java.util.Arrays.fill(amounts, 10);
        String xml = Files.readString(Samples.instructions(file(), amounts));

        assertThat(xml.split("<NbOfTxs>100</NbOfTxs>", -1)).hasSize(3);
        assertThat(xml.split("<CtrlSum>10.00</CtrlSum>", -1)).hasSize(3);
        assertThat(xml.indexOf("<CtrlSum>")).isBetween(xml.indexOf("<GrpHdr>"), xml.indexOf("</GrpHdr>"));
        assertThat(xml.lastIndexOf("<CtrlSum>")).isGreaterThan(xml.indexOf("<PmtInf>"));
    }

    /** erp-mafia PR 1500: the control sum was added up from amounts before their rounding. */
    @Test
    void theControlSumIsTheSumOfTheAmountsAsTheyAreWrittenErpMafia1500() throws Exception {
        String xml = Files.readString(Samples.instructions(file(), 1, 2, 100_000_000_000_000_01L));

        assertThat(xml).contains("\"CNY\">0.01<", "\"CNY\">0.02<", "\"CNY\">100000000000000.01<",
                "<CtrlSum>100000000000000.04</CtrlSum>");
    }

    /** ebics-client-php PR 221: count and sum of a group were those of the file. */
    @Test
    void eachGroupHasItsOwnCountAndSumEbics221() throws Exception {
        try (CreditTransferWriter writer = CreditTransferWriter.create(file(), Samples.header(3, 600))) {
            writer.group(Samples.group("A", 1, 100));
            writer.write(Samples.payment("A-1", 100));
            writer.group(Samples.group("B", 2, 500));
            writer.write(Samples.payment("B-1", 200));
            writer.write(Samples.payment("B-2", 300));
            writer.commit();
        }
        String xml = Files.readString(file());

        assertThat(xml.substring(xml.indexOf(">A<"), xml.indexOf(">B<"))).contains("<NbOfTxs>1</NbOfTxs>",
                "<CtrlSum>1.00</CtrlSum>");
        assertThat(xml.substring(xml.indexOf(">B<"))).contains("<NbOfTxs>2</NbOfTxs>", "<CtrlSum>5.00</CtrlSum>");
    }

    @Test
    void aFileWhoseHeadDisagreesWithItsPaymentsIsNotCommittedAndLeavesNothing() throws Exception {
        for (GroupHeader header : List.of(Samples.header(2, 100), Samples.header(1, 101))) {
            try (CreditTransferWriter writer = CreditTransferWriter.create(file(), header)) {
                writer.group(Samples.group("A", 1, 100));
                writer.write(Samples.payment("A-1", 100));
                assertThatThrownBy(writer::commit).isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("but 1 of 1.00 were written");
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aGroupWhoseHeadDisagreesWithItsPaymentsEndsTheFile() throws Exception {
        try (CreditTransferWriter writer = CreditTransferWriter.create(file(), Samples.header(2, 300))) {
            writer.group(Samples.group("A", 1, 200));
            writer.write(Samples.payment("A-1", 100));
            assertThatThrownBy(() -> writer.group(Samples.group("B", 1, 100))).hasMessageContaining("group A");
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() throws Exception {
        byte[] first = Files.readAllBytes(Samples.instructions(file(), 2_000_000, 700_000));
        byte[] second = Files.readAllBytes(Samples.instructions(folder.resolve("again.xml"), 2_000_000, 700_000));

        assertThat(second).isEqualTo(first);
        assertThat(new String(first, StandardCharsets.UTF_8)).contains("<CreDtTm>2013-07-11T09:30:00</CreDtTm>",
                "<ReqdExctnDt>\n<Dt>2013-07-11</Dt></ReqdExctnDt>", "<BtchBookg>true</BtchBookg>");
    }

    @ParameterizedTest
    @CsvSource({"/A,SLASHES", "A/,SLASHES", "A//B,SLASHES", "付款,SWIFT_CHARACTERS", "A_B,SWIFT_CHARACTERS",
            "'A ',SWIFT_CHARACTERS", "'',LENGTH", "123456789012345678901234567890123456,LENGTH",
            "NOTPROVIDED,NOT_PROVIDED"})
    void refusesAnIdentifierThatBanksRefuse(String id, Rule rule) {
        CreditTransfer good = Samples.payment("A", 1);
        for (Runnable use : List.<Runnable>of(
                () -> new CreditTransfer(id, "A", 1, good.creditor(), null).requireFit(),
                () -> new CreditTransfer("A", id, 1, good.creditor(), null).requireFit(),
                () -> Samples.group(id, 1, 1).requireFit(),
                () -> new GroupHeader(id, Samples.CREATED, "We", "CNY", 1, 1).requireFit())) {
            assertThatExceptionOfType(UnfitValueException.class).isThrownBy(use::run)
                    .satisfies(e -> assertThat(e.rule()).isEqualTo(rule)).satisfies(e -> assertThat(e.field())
                            .isIn("PmtId/InstrId", "PmtId/EndToEndId", "PmtInf/PmtInfId", "GrpHdr/MsgId"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "2013-07-11/ICBC/1", "A b:(c).,'+?", "12345678901234567890123456789012345"})
    void takesEveryOtherIdentifierOfTheSwiftSet(String id) {
        new CreditTransfer(id, id, 1, Samples.CUSTOMER, null).requireFit();
    }

    @Test
    void anUnfitPaymentIsRefusedWithoutItsValueAndCanBeSetAside() throws Exception {
        try (CreditTransferWriter writer = CreditTransferWriter.create(file(), Samples.header(1, 100))) {
            writer.group(Samples.group("A", 1, 100));
            CreditTransfer unfit = new CreditTransfer("1", "1", 100, Samples.CUSTOMER.withName("张\u0007三"), null);
            assertThatExceptionOfType(UnfitValueException.class).isThrownBy(() -> writer.write(unfit))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("Cdtr/Nm"))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("张"));
            writer.write(Samples.payment("A-1", 100));
            writer.commit();
        }
        assertThat(Samples.payments(file())).containsExactly(Samples.payment("A-1", 100));
    }

    @Test
    void refusesWhatCannotBePaid() {
        assertThatExceptionOfType(UnfitValueException.class).isThrownBy(() -> Samples.payment("A", 0).requireFit());
        assertThatExceptionOfType(UnfitValueException.class).isThrownBy(() -> Samples.payment("A", -1).requireFit());
        assertThatExceptionOfType(UnfitValueException.class)
                .isThrownBy(() -> Samples.payment("A", 1_000_000_000_000_000_000L).requireFit());
        for (Party party : List.of(Samples.CUSTOMER.withAccount(null), Samples.CUSTOMER.withAccount("62 22"),
                Samples.CUSTOMER.withBank("ICBC"), Samples.CUSTOMER.withName(" "),
                Samples.CUSTOMER.withName("\uD842"), Samples.CUSTOMER.withName("x".repeat(141)))) {
            assertThatExceptionOfType(UnfitValueException.class)
                    .isThrownBy(() -> new CreditTransfer("A", "A", 1, party, null).requireFit());
        }
        assertThatExceptionOfType(UnfitValueException.class)
                .isThrownBy(() -> new GroupHeader("A", Samples.CREATED, "We", "XXX", 1, 1).requireFit())
                .satisfies(e -> assertThat(e.rule()).isEqualTo(Rule.CURRENCY));
    }

    @Test
    void aFileHasOneCurrency() throws Exception {
        try (CreditTransferWriter writer = CreditTransferWriter.create(file(), Samples.header(1, 100))) {
            assertThatThrownBy(() -> writer
                    .group(new PaymentInformation("A", false, Samples.DAY, Samples.US, "USD", 1, 100)))
                    .hasMessageContaining("USD");
        }
    }

    @Test
    void namesOutsideTheFirstPlaneAndMarkupSurvive() throws Exception {
        Party rare = new Party("𠮷野 <&> \"王\" ]]>", "GB82WEST12345698765432", "ICBKCNBJ");
        try (CreditTransferWriter writer = CreditTransferWriter.create(file(), Samples.header(1, 100))) {
            writer.group(Samples.group("A", 1, 100));
            writer.write(new CreditTransfer("1", "1", 100, rare, "<script>"));
            writer.commit();
        }
        assertThat(Samples.payments(file())).containsExactly(new CreditTransfer("1", "1", 100, rare, "<script>"));
        assertThat(Files.readString(file())).contains("<IBAN>GB82WEST12345698765432</IBAN>",
                "<BICFI>ICBKCNBJ</BICFI>", "𠮷野");
    }

    @ParameterizedTest
    @CsvSource({"<NbOfTxs>2</NbOfTxs>,<NbOfTxs>3</NbOfTxs>,NbOfTxs", "<CtrlSum>3.00<,<CtrlSum>3.01<,CtrlSum",
            "'\"CNY\">1.00<','\"CNY\">1.001<',an amount", "'\"CNY\">1.00<','\"CNY\">-1.00<',an amount",
            "'\"CNY\">1.00<','\"CNY\">0.00<',above zero", "'\"CNY\">1.00<','\"USD\">1.00<',CNY",
            "<PmtMtd>TRF<,<PmtMtd>CHK<,TRF", "2013-07-11</Dt>,2013-02-30</Dt>,a day"})
    void aBankRejectsInstructionsThatDoNotAddUp(String right, String wrong, String expected) throws Exception {
        String xml = Files.readString(Samples.instructions(file(), 100, 200));
        Files.writeString(file(), xml.replaceFirst(java.util.regex.Pattern.quote(right), wrong));

        assertThatExceptionOfType(RejectedFileException.class).isThrownBy(() -> CreditTransferReader.open(file()))
                .satisfies(e -> assertThat(e.getMessage()).startsWith("pain.xml, line ").contains(expected));
    }

    @Test
    void theGroupsOwnCountAndSumAreCheckedToo() throws Exception {
        String xml = Files.readString(Samples.instructions(file(), 100, 200));
        int group = xml.indexOf("<PmtInf>");
        for (String[] change : List.of(new String[]{"<NbOfTxs>2<", "<NbOfTxs>1<"},
                new String[]{"<CtrlSum>3.00<", "<CtrlSum>2.00<"})) {
            Files.writeString(file(), xml.substring(0, group) + xml.substring(group).replace(change[0], change[1]));
            assertThatExceptionOfType(RejectedFileException.class).isThrownBy(() -> CreditTransferReader.open(file()))
                    .satisfies(e -> assertThat(e.path()).contains("/PmtInf[1]"));
        }
    }

    @Test
    void aGroupIdentifierComesOnce() throws Exception {
        String xml = Files.readString(Samples.instructions(file(), 100));
        String group = xml.substring(xml.indexOf("<PmtInf>"), xml.indexOf("</PmtInf>") + 9);
        Files.writeString(file(), xml.replace(group, group + group));

        assertThatExceptionOfType(RejectedFileException.class).isThrownBy(() -> CreditTransferReader.open(file()))
                .satisfies(e -> assertThat(e.expected()).startsWith("each PmtInfId once"));
    }
}
