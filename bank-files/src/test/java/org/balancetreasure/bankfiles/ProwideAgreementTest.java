package org.balancetreasure.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.balancetreasure.bankfiles.EntryDetail.References;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public model of the messages understands what we write as we mean it, and we understand what it writes. */
class ProwideAgreementTest {

    private static final List<StatusReason> CLOSED = List.of(new StatusReason("AC04", "账户已销户"));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("file.xml");
    }

    /** The model writes its elements in the order of the schema, and nothing that it did not understand. */
    private void requireTheSameElementsInTheSameOrder(String theirs) throws Exception {
        assertThat(plain(Files.readString(file()))).isEqualTo(plain(theirs));
    }

    private static String plain(String xml) {
        String references = Pattern.compile("&#([0-9]+);").matcher(xml)
                .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1))));
        return references.replaceAll("<[?].*?[?]>", "").replaceAll("(</?)\\w+:", "$1")
                .replaceAll("\\sxmlns(:\\w+)?=\"[^\"]*\"", "").replaceAll("\\s+<", "<").replace("+00:00<", "<").strip();
    }

    @Test
    void instructionsAreTheSameToBoth() throws Exception {
        Samples.instructions(file(), 2_000_000, 700_000);
        MxPain00100109 theirs = MxPain00100109.parse(Files.readString(file()));

        var message = theirs.getCstmrCdtTrfInitn();
        assertThat(message.getGrpHdr().getMsgId()).isEqualTo("SETTLE-20130711-ICBC");
        assertThat(message.getGrpHdr().getNbOfTxs()).isEqualTo("2");
        assertThat(message.getGrpHdr().getCtrlSum()).isEqualTo(new BigDecimal("27000.00"));
        assertThat(message.getPmtInf()).hasSize(1);
        PaymentInstruction30 group = message.getPmtInf().getFirst();
        assertThat(group.getPmtInfId()).isEqualTo("PAY-1");
        assertThat(group.isBtchBookg()).isTrue();
        assertThat(group.getNbOfTxs()).isEqualTo("2");
        assertThat(group.getCtrlSum()).isEqualTo(new BigDecimal("27000.00"));
        assertThat(group.getReqdExctnDt().getDt()).isEqualTo(Samples.DAY);
        assertThat(group.getDbtr().getNm()).isEqualTo(Samples.US.name());
        assertThat(group.getDbtrAcct().getId().getOthr().getId()).isEqualTo(Samples.US.account());
        assertThat(group.getDbtrAcct().getCcy()).isEqualTo("CNY");
        assertThat(group.getDbtrAgt().getFinInstnId().getClrSysMmbId().getMmbId()).isEqualTo(Samples.US.bank());
        CreditTransferTransaction34 payment = group.getCdtTrfTxInf().get(1);
        assertThat(payment.getPmtId().getEndToEndId()).isEqualTo("PAY-1-2");
        assertThat(payment.getPmtId().getInstrId()).isEqualTo("I-PAY-1-2");
        assertThat(payment.getAmt().getInstdAmt().getValue()).isEqualTo(new BigDecimal("7000.00"));
        assertThat(payment.getAmt().getInstdAmt().getCcy()).isEqualTo("CNY");
        assertThat(payment.getCdtr().getNm()).isEqualTo(Samples.CUSTOMER.name());
        assertThat(payment.getCdtrAcct().getId().getOthr().getId()).isEqualTo(Samples.CUSTOMER.account());
        assertThat(payment.getRmtInf().getUstrd()).containsExactly("赎回款 PAY-1-2");

        List<CreditTransfer> ours = Samples.payments(file());
        String rewritten = theirs.document();
        requireTheSameElementsInTheSameOrder(rewritten);
        Files.writeString(file(), rewritten);
        assertThat(Samples.payments(file())).isEqualTo(ours);
        assertThat(rewritten).contains("pain.001.001.09");
    }

    @Test
    void statusesAreTheSameToBoth() throws Exception {
        try (StatusReportWriter writer = StatusReportWriter.create(file(), "ST-1", Samples.CREATED,
                Samples.header(2, 2_700_000), StatusCode.PART, CLOSED)) {
            writer.group("PAY-1", StatusCode.PART, List.of(new StatusReason("OWN-CODE", null)));
            writer.payment("I-2", "PAY-1-2", StatusCode.RJCT, CLOSED, "BK-77");
            writer.commit();
        }
        MxPain00200110 theirs = MxPain00200110.parse(Files.readString(file()));

        var report = theirs.getCstmrPmtStsRpt();
        assertThat(report.getGrpHdr().getMsgId()).isEqualTo("ST-1");
        assertThat(report.getOrgnlGrpInfAndSts().getOrgnlMsgId()).isEqualTo("SETTLE-20130711-ICBC");
        assertThat(report.getOrgnlGrpInfAndSts().getOrgnlMsgNmId()).isEqualTo("pain.001.001.09");
        assertThat(report.getOrgnlGrpInfAndSts().getOrgnlCtrlSum()).isEqualTo(new BigDecimal("27000.00"));
        assertThat(report.getOrgnlGrpInfAndSts().getGrpSts()).isEqualTo("PART");
        OriginalPaymentInstruction32 group = report.getOrgnlPmtInfAndSts().getFirst();
        assertThat(group.getOrgnlPmtInfId()).isEqualTo("PAY-1");
        PaymentTransaction105 payment = group.getTxInfAndSts().getFirst();
        assertThat(payment.getOrgnlEndToEndId()).isEqualTo("PAY-1-2");
        assertThat(payment.getTxSts()).isEqualTo("RJCT");
        assertThat(payment.getStsRsnInf().getFirst().getRsn().getCd()).isEqualTo("AC04");
        assertThat(payment.getStsRsnInf().getFirst().getAddtlInf()).containsExactly("账户已销户");

        assertThat(payment.getAcctSvcrRef()).isEqualTo("BK-77");

        requireTheSameElementsInTheSameOrder(theirs.document());
        Files.writeString(file(), theirs.document());
        StatusReport ours = StatusReport.read(file());
        assertThat(ours.status("PAY-1", "PAY-1-2"))
                .contains(new PaymentStatus(StatusCode.RJCT, false, false, CLOSED));
        assertThat(ours.status("PAY-1", "PAY-1-1").orElseThrow().inferred()).isTrue();
        assertThat(ours.bankReference("PAY-1", "PAY-1-2")).isEqualTo("BK-77");
        assertThat(ours.bankReference("PAY-1", "PAY-1-1")).isNull();
    }

    @Test
    void statementsAreTheSameToBoth() throws Exception {
        Balance opening = new Balance("OPBD", 2_700_000, Samples.DAY);
        Balance closing = new Balance("CLBD", 700_000, Samples.DAY);
        Statement statement = new Statement("S-1", 7L, 3L, Samples.US.account(), "CNY", 1, true, opening, closing,
                List.of(opening, closing));
        Batch batch = new Batch("SETTLE-20130711-ICBC", "PAY-1", 2L, -2_700_000L);
        try (StatementWriter writer = StatementWriter.create(file(), "M-1", Samples.CREATED,
                ReversalReading.AS_WRITTEN)) {
            writer.statement(statement, Samples.CREATED, new StatementWriter.Summary(1, 700_000, 1, 2_700_000));
            writer.entry(StatementEntry.booked(-2_700_000, Samples.DAY, "B-1", "PMNT/ICDT/DMCT"), batch);
            writer.detail(EntryDetail.of(-2_000_000, new References(null, "PAY-1", "I-1", "PAY-1-1", null)));
            writer.detail(EntryDetail.of(-700_000, new References(null, "PAY-1", "I-2", "PAY-1-2", null)));
            writer.entry(new StatementEntry("2", 700_000, true, EntryStatus.BOOK, Samples.DAY, Samples.DAY, "B-2",
                    "RTRN"), null);
            writer.detail(new EntryDetail(700_000L, null, false, Samples.named("PAY-1-2"), Samples.CUSTOMER, Samples.US,
                    "退汇", "AC04"));
            writer.detail(new EntryDetail(null, null, false, new References("M", "P", "I", "E", "B"), Samples.CUSTOMER
                    .withBank("ICBKCNBJ"), Samples.US.withAccount("GB82WEST12345698765432"), null, "OWN-CODE"));
            writer.commit();
        }
        MxCamt05300108 theirs = MxCamt05300108.parse(Files.readString(file()));

        AccountStatement9 their = theirs.getBkToCstmrStmt().getStmt().getFirst();
        assertThat(their.getElctrncSeqNb()).isEqualTo(new BigDecimal("7"));
        assertThat(their.getAcct().getId().getOthr().getId()).isEqualTo(Samples.US.account());
        assertThat(their.getBal()).extracting(balance -> balance.getAmt().getValue())
                .containsExactly(new BigDecimal("27000.00"), new BigDecimal("7000.00"));
        assertThat(their.getTxsSummry().getTtlNtries().getTtlNetNtry().getAmt())
                .isEqualTo(new BigDecimal("20000.00"));
        assertThat(their.getTxsSummry().getTtlNtries().getTtlNetNtry().getCdtDbtInd().value()).isEqualTo("DBIT");
        ReportEntry10 entry = their.getNtry().getFirst();
        assertThat(entry.getAmt().getValue()).isEqualTo(new BigDecimal("27000.00"));
        assertThat(entry.getCdtDbtInd().value()).isEqualTo("DBIT");
        assertThat(entry.getSts().getCd()).isEqualTo("BOOK");
        assertThat(entry.getBookgDt().getDt()).isEqualTo(Samples.DAY);
        assertThat(entry.getBkTxCd().getDomn().getFmly().getSubFmlyCd()).isEqualTo("DMCT");
        assertThat(entry.getNtryDtls().getFirst().getBtch().getNbOfTxs()).isEqualTo("2");
        assertThat(entry.getNtryDtls().getFirst().getBtch().getTtlAmt().getValue())
                .isEqualTo(new BigDecimal("27000.00"));
        EntryTransaction10 detail = entry.getNtryDtls().getFirst().getTxDtls().get(1);
        assertThat(detail.getRefs().getEndToEndId()).isEqualTo("PAY-1-2");
        assertThat(detail.getAmt().getValue()).isEqualTo(new BigDecimal("7000.00"));
        ReportEntry10 returned = their.getNtry().getLast();
        assertThat(returned.isRvslInd()).isTrue();
        assertThat(returned.getBkTxCd().getPrtry().getCd()).isEqualTo("RTRN");
        assertThat(returned.getNtryDtls().getFirst().getTxDtls().getFirst().getRltdPties().getDbtr().getPty().getNm())
                .isEqualTo(Samples.CUSTOMER.name());
        assertThat(returned.getNtryDtls().getFirst().getTxDtls().getFirst().getRtrInf().getRsn().getCd())
                .isEqualTo("AC04");

        requireTheSameElementsInTheSameOrder(theirs.document());
        List<Samples.Read> ours = Samples.entries(file(), ReversalReading.AS_WRITTEN);
        Files.writeString(file(), theirs.document());
        assertThat(Samples.entries(file(), ReversalReading.AS_WRITTEN)).isEqualTo(ours);
        try (StatementReader reader = StatementReader.open(file(), ReversalReading.AS_WRITTEN)) {
            assertThat(reader.nextStatement()).isEqualTo(statement);
        }
    }
}
