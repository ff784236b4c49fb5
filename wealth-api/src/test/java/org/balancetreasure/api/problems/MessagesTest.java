package org.balancetreasure.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.ledger.TransferKind;
import org.balancetreasure.orders.OrderState;
import org.balancetreasure.refusals.Alternative;
import org.balancetreasure.refusals.Refusal;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern FIGURE = Pattern.compile("\\{(\\w+)}");

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties english = messages("en");
        Properties chinese = messages("zh");
        assertThat(chinese.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(figures(chinese.getProperty(key))).as(key).isEqualTo(figures(english.getProperty(key)));
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(chinese.getProperty(key).codePoints().anyMatch(Character::isIdeographic)).as(key).isTrue();
        }
    }

    @Test
    void everythingThatIsSaidHasAMessageAndNothingElseHas() throws IOException {
        Set<String> needed = Stream.of(Stream.of(ProblemCode.values()).map(code -> "problem." + code),
                Stream.of(Rule.values()).map(rule -> "rule." + rule),
                Stream.of(Refusal.Code.values()).map(code -> "refusal." + code),
                Stream.of(Alternative.Kind.values()).map(kind -> "alternative." + kind),
                Stream.of(OrderState.values()).map(state -> "orderState." + state),
                Stream.of(TransferKind.values()).map(kind -> "movement." + kind),
                Stream.of("ACCEPTED", "CANCELLED", "SENT", "CONFIRMED_IN_PART", "CONFIRMED", "REJECTED", "GIVEN_UP",
                        "FIRST_INCOME", "PAID").map(kind -> "orderEvent." + kind + ".DONE"),
                Stream.of("SENT", "CONFIRMED", "FIRST_INCOME", "PAID")
                        .flatMap(kind -> Stream.of("EXPECTED", "LATE").map(at -> "orderEvent." + kind + "." + at)),
                Stream.of("0001", "0002", "0003", "0004", "0005", "0006", "0008", "0009", "0010", "9999")
                        .map(code -> "returnCode." + code),
                Stream.of("part.AMOUNT", "part.UNITS", "setBy.FUND_COMPANY"),
                Stream.of("disclosure.INSTANT_REDEMPTION"))
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(messages("en").stringPropertyNames()).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void figuresTakeTheirPlaces() {
        Map<String, String> figures = Map.of("available", "1.00", "amount", "2.00");
        assertThat(new Messages().text(Locale.ENGLISH, "refusal.INSUFFICIENT_BALANCE", figures))
                .isEqualTo("The wallet has 1.00 available, less than 2.00.");
        assertThat(new Messages().text(Locale.SIMPLIFIED_CHINESE, "refusal.INSUFFICIENT_BALANCE", figures))
                .isEqualTo("钱包可用余额 1.00，不足 2.00。");
        assertThat(new Messages().text(Locale.FRENCH, "movement.CARRY", Map.of())).isEqualTo("Income carried to units");
    }

    @Test
    void aReturnCodeIsSaidInWords() {
        assertThat(new Messages().returnCode(Locale.ENGLISH, "0001")).isEqualTo("not enough units");
        assertThat(new Messages().returnCode(Locale.CHINESE, "0001")).isEqualTo("份数余额不足");
        assertThat(new Messages().returnCode(Locale.ENGLISH, "0007")).startsWith("0007 ").hasSizeGreaterThan(5);
        assertThat(new Messages().returnCode(Locale.CHINESE, "7777")).isEqualTo("7777");
    }

    @Test
    void refusalsSayTheStateOfAnOrderInWords() {
        Map<String, String> figures = Map.of("state", "SENT", "cutOff", "2026-01-05T15:00+08:00");
        assertThat(new Messages().refusal(Locale.ENGLISH, "NOT_CANCELLABLE", figures)).isEqualTo(
                "The order can no longer be cancelled: it is sent to the fund, its cut-off 2026-01-05T15:00+08:00.");
        assertThat(new Messages().refusal(Locale.CHINESE, "NOT_CANCELLABLE", figures))
                .isEqualTo("该订单已不能撤销：订单已发送基金公司，截止时间为 2026-01-05T15:00+08:00。");
    }

    @Test
    void noAlternativeShowsAWalletUserAPath() {
        Map<String, String> figures = Alternative.lookAgain("000198").figures();
        assertThat(new Messages().text(Locale.ENGLISH, "alternative.LOOK_AGAIN", figures)).doesNotContain("/v1");
        assertThat(new Messages().refusal(Locale.ENGLISH, "LINE_USED_UP", Map.of("fundCode", "000198", "left", "7.00")))
                .contains("000198", "7.00");
    }

    private static Set<String> figures(String text) {
        return FIGURE.matcher(text).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties messages(String language) throws IOException {
        Properties properties = new Properties();
        try (var file = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/org/balancetreasure/api/messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        return properties;
    }
}
