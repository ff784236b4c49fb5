package org.balancetreasure.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.balancetreasure.bankfiles.Samples.balance;
import static org.balancetreasure.bankfiles.Samples.detail;
import static org.balancetreasure.bankfiles.Samples.details;
import static org.balancetreasure.bankfiles.Samples.entry;
import static org.balancetreasure.bankfiles.Samples.statement;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.balancetreasure.bankfiles.Samples.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What banks write differently and mean alike. */
class LenientReadingTest {

    private static final String GOOD = statement(balance("OPBD", "0.00"), balance("CLBD", "3.00"),
            entry("3.00", details(detail("A", "3.00"))));

    @TempDir
    Path folder;

    private Read read(String xml) throws IOException, RejectedFileException {
        return Samples.entries(Samples.file(folder, xml), ReversalReading.AS_WRITTEN).getFirst();
    }

    @Test
    void aPrefixOfTheNamespace() throws Exception {
        String prefixed = GOOD.replaceAll("<(/?)([A-Z])", "<$1n:$2").replace("xmlns=", "xmlns:n=");
        assertThat(prefixed).contains("<n:Document", "</n:Ntry>");

        assertThat(read(prefixed)).isEqualTo(read(GOOD));
    }

    @Test
    void elementsThatWeDoNotKnow() throws Exception {
        String extended = GOOD.replace("<Sts>", "<Avlbty><Dt><NbOfDays>0</NbOfDays></Dt></Avlbty><New>x</New><Sts>")
                .replace("</Ntry>", "<AddtlNtryInf>text</AddtlNtryInf></Ntry>").replace("</BkToCstmrStmt>",
                        "<SplmtryData><Envlp><o:Ntry xmlns:o='urn:o'><Amt>no</Amt></o:Ntry></Envlp></SplmtryData>"
                                + "</BkToCstmrStmt>");

        assertThat(read(extended)).isEqualTo(read(GOOD));
    }

    @Test
    void elementsOfAnotherNamespaceAreNotOurs() throws Exception {
        assertThat(read(GOOD.replace("<Sts>", "<o:Amt xmlns:o='urn:o' Ccy='CNY'>9.99</o:Amt><Sts>")))
                .isEqualTo(read(GOOD));
    }

    @Test
    void commentsInstructionsSectionsSpaceAndLineEnds() throws Exception {
        String decorated = GOOD.replace(">3.00</Amt><CdtDbtInd>", "><!-- of\n today --> <![CDATA[3.0]]>0\n</Amt>"
                + "<?bank print?><CdtDbtInd>").replace("\n", "\r\n");

        assertThat(read(decorated)).isEqualTo(read(GOOD));
    }

    @Test
    void theEncodingThatTheFileDeclares() throws Exception {
        String chinese = GOOD.replace("</Refs>", "</Refs><RltdPties><Dbtr><Nm>张三</Nm></Dbtr></RltdPties>");
        for (String name : new String[]{"GB18030", "UTF-16"}) {
            Path file = folder.resolve(name + ".xml");
            Files.write(file, chinese.replace("UTF-8", name).getBytes(Charset.forName(name)));
            assertThat(Samples.entries(file, ReversalReading.AS_WRITTEN).getFirst().details().getFirst().debtor()
                    .name()).isEqualTo("张三");
        }
    }

    @Test
    void aMarkOfTheByteOrderAndNoDeclarationAtAll() throws Exception {
        assertThat(read("\uFEFF" + GOOD)).isEqualTo(read(GOOD));
        assertThat(read(GOOD.substring(GOOD.indexOf("<Document")))).isEqualTo(read(GOOD));
    }

    @Test
    void namesWithAndWithoutTheirChoiceAndBothSpellingsOfTheBank() throws Exception {
        for (String bic : new String[]{"BIC", "BICFI"}) {
            for (String party : new String[]{"<Nm>N</Nm>", "<Pty><Nm>N</Nm></Pty>"}) {
                EntryDetail detail = read(GOOD.replace("</TxDtls>", "<RltdPties><Dbtr>" + party
                        + "</Dbtr><DbtrAcct><Id><IBAN>GB82WEST12345698765432</IBAN></Id></DbtrAcct></RltdPties>"
                        + "<RltdAgts><DbtrAgt><FinInstnId><" + bic + ">ICBKCNBJ</" + bic
                        + "></FinInstnId></DbtrAgt></RltdAgts></TxDtls>")).details().getFirst();
                assertThat(detail.debtor()).isEqualTo(new Party("N", "GB82WEST12345698765432", "ICBKCNBJ"));
            }
        }
    }

    @Test
    void aDayAsADateOrAsATimeWithOrWithoutAZone() throws Exception {
        for (String day : new String[]{"<Dt>2013-07-11</Dt>", "<Dt>2013-07-11+08:00</Dt>",
                "<DtTm>2013-07-11T23:59:59.999+08:00</DtTm>", "<DtTm>2013-07-11T23:59:59</DtTm>"}) {
            assertThat(read(GOOD.replace("<BookgDt><Dt>2013-07-11</Dt>", "<BookgDt>" + day)).entry().bookingDate())
                    .isEqualTo(Samples.DAY);
        }
    }
}
