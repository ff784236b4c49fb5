package org.balancetreasure.api.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.balancetreasure.api.access.Scope;
import org.balancetreasure.api.testing.ApiTest;
import org.balancetreasure.api.testing.Caller;
import org.balancetreasure.api.testing.Caller.Reply;
import org.balancetreasure.api.testing.Callers;
import org.balancetreasure.calendar.BankDays;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.calendar.TradingDays;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.testing.Fixture;
import org.balancetreasure.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Li proposes settings, wang approves them; today is Friday 2026-01-09. */
@ApiTest
class OnboardingApiTest {

    private static final String AGENT = """
            {"code": "YY", "nameZh": "新", "nameEn": "New agent", "distributorCode": "998", "terms": {"validFrom": "2026-01-12", \
            "fileVersion": "22", "readiness": "INDEX", "confirmationStream": "OFI", "quoteStream": "OFJ", "yieldUnit": "PERCENT"}, \
            "reason": "Contract of 5 January"}""";
    private static final String BANK = """
            {"code": "LAKE", "nameZh": "湖畔银行", "nameEn": "Lakeside Bank", "bic": "LAKECNBJXXX", "terms": {"validFrom": \
            "2026-01-12", "calendar": "CN", "cutOff": "17:00", "dayEnd": "20:00", "statementBy": "21:00", "batchBooking": true, \
            "reversals": "AS_WRITTEN", "yearlyNumbers": true, "releaseLimit": "1000000.00"}, "reason": "Contract of 5 January"}""";
    private static final String ACCOUNT = """
            {"bank": "LAKE", "purpose": "TA_COLLECTION", "owner": "YY", "accountNo": "6001", "name": "New agent", \
            "validFrom": "2026-01-12", "reason": "as opened"}""";
    private static final String SETTLEMENT = """
            {"validFrom": "2026-01-12", "netting": "NET", "settlementAccount": "1", "collectionAccount": "6", \
            "reserveAccount": "2", "summaries": "25 12 09", "reason": "Contract of 5 January"}""";
    private static final String LIMITS = """
            {"minimumSubscription": "1.00", "minimumLaterSubscription": "0.01", "minimumRedemption": "0.01", \
            "minimumHolding": "0.00", "instantLimit": "10000.00"}""";
    private static final String FUND = """
            {"fundCode": "990301", "transferAgent": "YY", "shareClass": "0", "nameZh": "新货币", "nameEn": "New money", \
            "firstIncomeDay": "2026-01-12", "carry": "DAILY", "residueRule": "REDISTRIBUTED", "quotePattern": "EACH_DAY", \
            "pricing": "CONSTANT_NAV", "limits": LIMITS, "reason": "on sale from Monday"}""".replace("LIMITS", LIMITS);
    private static final String CHANNEL = """
            {"channel": "purse", "nameZh": "钱包", "nameEn": "Purse", "reason": "a new brand"}""";
    private static final String SALE = """
            {"soldFrom": "2026-01-12", "largestSubscription": "5000.00", "reason": "on sale from Monday"}""";

    private final Fixture fixture;
    private final Callers callers;
    private final TestClock clock;
    private final TradingDays tradingDays;
    private final TradingCalendar calendar;
    private final BankDays bankDays;
    private final JdbcClient jdbc;
    private int keys;

    OnboardingApiTest(Fixture fixture, Callers callers, TestClock clock, TradingDays tradingDays,
            TradingCalendar calendar, BankDays bankDays, JdbcClient jdbc) {
        this.fixture = fixture;
        this.callers = callers;
        this.clock = clock;
        this.tradingDays = tradingDays;
        this.calendar = calendar;
        this.bankDays = bankDays;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anInstallationWithOneAgent() {
        clock.set("2026-01-09T10:00");
        fixture.moneyMarketFund("2026-01-09", ResidueRule.REDISTRIBUTED);
        fixture.settlement("NET", "2026-01-09");
    }

    @Test
    void aBankAnAgentAFundAndAChannelAreOnboardedByTwoPersonsAndAnOrderIsTakenFromTheirDayOn() {
        assertThat(onboard("/v1/banks", BANK)).isEqualTo("party 22");
        assertThat(onboard("/v1/transfer-agents", AGENT)).isEqualTo("party 12");
        assertThat(onboard("/v1/bank-accounts", ACCOUNT)).isEqualTo("account 6");
        assertThat(onboard("/v1/transfer-agents/YY/settlement-terms", SETTLEMENT)).isEqualTo("from 2026-01-12");
        assertThat(onboard("/v1/funds", FUND)).isEqualTo("fund 1002");
        assertThat(onboard("/v1/channels", CHANNEL)).isEqualTo("purse");
        assertThat(approved(propose("PUT", "/v1/channels/purse/funds/990301", SALE))).isEqualTo("purse sells 990301");

        Caller operator = callers.operator("purse");
        assertThat(operator.post("/v1/customers", key(), """
                {"customerId": "20001", "name": "张三", "certificateType": "0", "certificateNo": "110101199001010011"}""")
                .status()).isEqualTo(201);
        operator.post("/v1/wallet/credits", key(), """
                {"customerId": "20001", "amount": "100.00", "reference": "salary"}""");
        Caller customer = callers.customer(20_001, "purse");
        Reply early = customer.subscribe(key(), "990301", "10.00");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.at("/code")).isEqualTo("CHANNEL_DOES_NOT_SELL");
        assertThat(customer.get("/v1/funds").at("/items/0/fundCode")).isEmpty();

        clock.set("2026-01-12T09:00");
        assertThat(customer.get("/v1/funds").at("/items/0/fundCode")).isEqualTo("990301");
        Reply taken = customer.subscribe(key(), "990301", "10.00");
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.at("/tradeDate")).isEqualTo("2026-01-12");
        assertThat(customer.subscribe(key(), "990301", "5000.01").at("/code")).isEqualTo("ABOVE_MAXIMUM");

        Caller staff = callers.finance();
        assertThat(staff.get("/v1/transfer-agents/YY").at("/terms/0/fileVersion")).isEqualTo("22");
        assertThat(staff.get("/v1/transfer-agents/YY").at("/settlementTerms/0/summaries")).isEqualTo("25 12 09");
        assertThat(staff.get("/v1/banks/LAKE").at("/terms/0/releaseLimit")).isEqualTo("1000000.00");
        assertThat(staff.get("/v1/bank-accounts").at("/items/5/owner")).isEqualTo("YY");
        assertThat(staff.get("/v1/funds/990301/settings").at("/limits/instantLimit")).isEqualTo("10000.00");
        assertThat(staff.get("/v1/channels").at("/items/1/funds/0/soldFrom")).isEqualTo("2026-01-12");
    }

    @Test
    void whoProposesCanNotApproveAndWhatIsProposedIsSeenBesideWhatIsThere() {
        Reply proposed = propose("PUT", "/v1/funds/000198/limits",
                "{\"limits\": " + LIMITS + ", \"reason\": \"as decided\"}");
        assertThat(proposed.at("/kind")).isEqualTo("FUND_LIMITS");
        assertThat(proposed.at("/content/minimumSubscription")).isEqualTo("1.00");
        assertThat(proposed.at("/content/present.minimumSubscription")).isEqualTo("0.01");
        assertThat(approve("li", proposed).at("/code")).isEqualTo("SECOND_PERSON_NEEDED");
        assertThat(approve("wang", proposed).at("/outcome")).isEqualTo("limits of 000198");
        assertThat(callers.finance().get("/v1/funds/000198/settings").at("/limits/minimumSubscription"))
                .isEqualTo("1.00");
    }

    @Test
    void termsChangeAtADateAndAnAccountEndsAndTheirHistoryIsShown() {
        approved(propose("POST", "/v1/transfer-agents/ZZ/terms", """
                {"terms": {"validFrom": "2026-01-12", "fileVersion": "22", "readiness": "INDEX", "confirmationStream": "OFI", \
                "quoteStream": "OFJ", "yieldUnit": "PERCENT"}, "reason": "their letter"}"""));
        approved(propose("POST", "/v1/banks/RIVER/terms", """
                {"terms": {"validFrom": "2026-01-12", "calendar": "CN", "cutOff": "16:00", "dayEnd": "20:00", \
                "statementBy": "21:00", "batchBooking": false, "reversals": "OF_ORIGINAL", "yearlyNumbers": false}, \
                "reason": "their letter"}"""));
        approved(propose("POST", "/v1/bank-accounts/5/end", """
                {"lastDay": "2026-01-12", "reason": "closed"}"""));
        approved(propose("POST", "/v1/funds/000198/settlement-days", """
                {"validFrom": "2026-01-12", "subscriptionDays": 1, "redemptionDays": 2, "reason": "their letter"}"""));
        approved(propose("POST", "/v1/channels/demo/payout", """
                {"validFrom": "2026-01-12", "ownMoneyLimit": "100000.00", "reason": "their letter"}"""));
        approved(propose("POST", "/v1/funds/000198/income-authority",
                """
                {"validFrom": "2026-01-12", "authority": "AGENT", "allowedDifference": "0.01", "reason": "their letter"}"""));
        Caller staff = callers.finance();
        assertThat(staff.get("/v1/channels").at("/items/0/payout/0/ownMoneyLimit")).isEqualTo("100000.00");
        assertThat(staff.get("/v1/channels").at("/items/0/paidAhead")).isEqualTo("0.00");
        assertThat(staff.get("/v1/funds/000198/settings").at("/incomeAuthority/0/allowedDifference")).isEqualTo("0.01");
        assertThat(staff.get("/v1/transfer-agents").at("/items/0/terms/1/fileVersion")).isEqualTo("22");
        assertThat(staff.get("/v1/banks").at("/items/0/terms/1/cutOff")).isEqualTo("16:00");
        assertThat(staff.get("/v1/bank-accounts").at("/items/4/validTo")).isEqualTo("2026-01-12");
        assertThat(staff.get("/v1/funds/000198/settings").at("/settlementDays/0/redemptionDays")).isEqualTo("2");
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedWithFieldAndWhatIsNeeded() {
        Reply unknown = propose("POST", "/v1/funds", FUND);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.at("/code")).isEqualTo("SETTING_UNKNOWN");
        assertThat(unknown.at("/figures/field")).isEqualTo("transferAgent");
        Reply there = propose("POST", "/v1/banks", BANK.replace("LAKECNBJXXX", "RIVRCNBJXXX"));
        assertThat(there.status()).isEqualTo(409);
        assertThat(there.at("/code")).isEqualTo("SETTING_EXISTS");
        Reply early = propose("POST", "/v1/banks", BANK.replace("2026-01-12", "2026-01-08"));
        assertThat(early.at("/code")).isEqualTo("SETTING_TOO_EARLY");
        assertThat(early.at("/figures/earliest")).isEqualTo("2026-01-09");
        Reply unfit = propose("POST", "/v1/transfer-agents/ZZ/settlement-terms",
                SETTLEMENT.replace("\"6\"", "\"4\""));
        assertThat(unfit.at("/code")).isEqualTo("SETTING_UNFIT");
        assertThat(unfit.at("/figures/needed")).isEqualTo("TA_COLLECTION of party 11");
        assertThat(propose("POST", "/v1/banks", BANK).status()).isEqualTo(202);
        assertThat(propose("POST", "/v1/banks", BANK).at("/code")).isEqualTo("ALREADY_PROPOSED");
        for (String path : List.of("/v1/transfer-agents/NOBODY/terms", "/v1/banks/NOBODY/terms",
                "/v1/bank-accounts/99/end", "/v1/funds/999999/settlement-days", "/v1/funds/999999/income-authority",
                "/v1/channels/nobody/payout")) {
            assertThat(propose("POST", path, bodyOf(path)).status()).as(path).isEqualTo(404);
        }
        assertThat(propose("PUT", "/v1/channels/nobody/funds/000198", SALE).status()).isEqualTo(404);
    }

    @Test
    void aChannelOffersAProductOnceTwoPersonsWantIt() {
        String product = """
                {"productCode": "BEST", "nameZh": "优选收益", "nameEn": "Best yield", "allocation": "BEST_YIELD", \
                "funds": [{"fundCode": "000198", "weight": 1}], "reason": "a first product"}""";
        assertThat(onboard("/v1/channels/demo/products", product)).isEqualTo("product 1");
        assertThat(propose("POST", "/v1/channels/demo/products", product).at("/code")).isEqualTo("SETTING_EXISTS");
        Reply unknown = propose("POST", "/v1/channels/demo/products",
                product.replace("BEST\"", "OTHER\"").replace("000198", "999999"));
        assertThat(unknown.at("/code")).isEqualTo("SETTING_UNKNOWN");
        assertThat(unknown.at("/figures/value")).isEqualTo("999999");
        assertThat(propose("POST", "/v1/channels/demo/products",
                product.replace("BEST\"", "OTHER\"").replace("\"weight\": 1", "\"weight\": 0")).at("/code"))
                .isEqualTo("SETTING_UNFIT");
        assertThat(propose("POST", "/v1/channels/nobody/products", product).status()).isEqualTo(404);
        Reply heavy = propose("POST", "/v1/channels/demo/products",
                product.replace("\"weight\": 1", "\"weight\": 10001"));
        assertThat(heavy.status()).isEqualTo(400);
        assertThat(heavy.at("/field")).isEqualTo("funds.weight");

        assertThat(callers.finance().get("/v1/channels/demo/products").at("/items/0/funds/0/fundCode"))
                .isEqualTo("000198");
        fixture.customerWithWallet(10_001, "50.00");
        assertThat(callers.customer(10_001, "demo").get("/v1/products").at("/items/0/productCode")).isEqualTo("BEST");
    }

    @Test
    void theNextYearOfTheCalendarsIsAddedWholeAndOrdersAreTakenForItsDays() {
        String year = """
                {"year": 2027, "holidays": ["2027-01-01", "2027-02-08"], "makeUpDays": ["2027-02-13"], \
                "exchangeClosed": ["2027-02-05"], "reason": "The State Council's notice"}""";
        try {
            assertThat(propose("POST", "/v1/calendar-years", year.replace("2027", "2026")).at("/code"))
                    .isEqualTo("SETTING_EXISTS");
            assertThat(propose("POST", "/v1/calendar-years", year.replace("2027", "2028")).at("/figures/needed"))
                    .isEqualTo("2027");
            for (String wrong : List.of(year.replace("2027-02-08", "2027-02-07"),
                    year.replace("2027-02-13", "2027-02-12"), year.replace("2027-02-05", "2026-02-05"))) {
                assertThat(propose("POST", "/v1/calendar-years", wrong).at("/code")).as(wrong)
                        .isEqualTo("SETTING_UNFIT");
            }
            assertThat(onboard("/v1/calendar-years", year)).isEqualTo("calendar of 2027");

            tradingDays.reread(calendar);
            // A year of 261 weekdays.
            assertThat(calendar.tradingDaysLeft(LocalDate.parse("2026-12-31"))).isEqualTo(261 - 3);
            assertThat(calendar.nextTradingDay(LocalDate.parse("2027-02-04"))).isEqualTo("2027-02-09");
            BankDays.Calendar banks = bankDays.calendar("CN");
            assertThat(banks.isWorkingDay(LocalDate.parse("2027-02-05"))).isTrue();
            assertThat(banks.isWorkingDay(LocalDate.parse("2027-02-08"))).isFalse();
            assertThat(banks.isWorkingDay(LocalDate.parse("2027-02-13"))).isTrue();
        } finally {
            jdbc.sql("DELETE FROM trading_day WHERE trade_date > '2026-12-31'").update();
            jdbc.sql("DELETE FROM bank_day_exception WHERE day > '2026-12-31'").update();
            tradingDays.reread(calendar);
        }
    }

    private static String bodyOf(String path) {
        return path.endsWith("/end")
                ? "{\"lastDay\": \"2026-01-12\", \"reason\": \"closed\"}"
                : path.endsWith("-days")
                        ? "{\"validFrom\": \"2026-01-12\", \"subscriptionDays\": 1, \"redemptionDays\": 2, \"reason\": \"x\"}"
                        : path.endsWith("-authority")
                                ? "{\"validFrom\": \"2026-01-12\", \"authority\": \"PLATFORM\", \"reason\": \"x\"}"
                                : path.endsWith("/payout")
                                        ? "{\"validFrom\": \"2026-01-12\", \"ownMoneyLimit\": \"1.00\", \"reason\": \"x\"}"
                                        : "{\"terms\": {\"validFrom\": \"2026-01-12\"}, \"reason\": \"x\"}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/v1/transfer-agents | YY | yy | code | PARTNER_CODE",
            "/v1/transfer-agents | YY | HOUSE | code | PARTNER_CODE",
            "/v1/transfer-agents | 998 | 99_8 | distributorCode | PARTNER_CODE",
            "/v1/transfer-agents | \"22\" | \"23\" | terms.fileVersion | ONE_OF",
            "/v1/transfer-agents | OFJ | ofj | terms.quoteStream | STREAM",
            "/v1/banks | LAKECNBJXXX | LAKECNB | bic | BIC", "/v1/banks | 17:00 | 24:00 | terms.cutOff | TIME",
            "/v1/banks | 1000000.00 | -1 | terms.releaseLimit | AMOUNT",
            "/v1/bank-accounts | 6001 | 60 01 | accountNo | ACCOUNT_NO",
            "/v1/bank-accounts | TA_COLLECTION | OTHER | purpose | ONE_OF",
            "/v1/transfer-agents/ZZ/settlement-terms | 25 12 09 | 25 26 | summaries | ONE_OF",
            "/v1/transfer-agents/ZZ/settlement-terms | NET | ALL | netting | ONE_OF",
            "/v1/transfer-agents/ZZ/settlement-terms | \"6\" | \"x\" | collectionAccount | INTEGER",
            "/v1/funds | 990301 | 99030 | fundCode | FUND_CODE",
            "/v1/funds | 0.01 | 0.00 | limits.minimumLaterSubscription | POSITIVE",
            "/v1/channels | purse | Purse! | channel | CHANNEL_CODE",
            "/v1/channels | a new brand | ' ' | reason | TEXT_LENGTH"})
    void namesTheFieldAtFault(String path, String good, String bad, String field, String rule) {
        String body = List.of(AGENT, BANK, ACCOUNT, SETTLEMENT, FUND, CHANNEL).stream()
                .filter(candidate -> candidate.contains(good)).filter(candidate -> path(candidate).equals(path))
                .findFirst().orElseThrow().replaceFirst(Pattern.quote(good), bad);
        Reply reply = propose("POST", path, body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.at("/field")).isEqualTo(field);
        assertThat(reply.at("/rule")).isEqualTo(rule);
    }

    private static String path(String body) {
        return switch (body) {
            case AGENT -> "/v1/transfer-agents";
            case BANK -> "/v1/banks";
            case ACCOUNT -> "/v1/bank-accounts";
            case SETTLEMENT -> "/v1/transfer-agents/ZZ/settlement-terms";
            case CHANNEL -> "/v1/channels";
            default -> "/v1/funds";
        };
    }

    @Test
    void eachStepIsInTheAuditTrail() {
        Reply proposed = propose("POST", "/v1/channels", CHANNEL);
        approve("wang", proposed);
        List<String> acts = new ArrayList<>();
        callers.finance("zhao", Scope.AUDIT_READ).get("/v1/audit").json().at("/items").forEach(
                item -> acts.add(item.at("/person").asString() + " " + item.at("/action").asString() + " "
                        + item.at("/subject").asString()));
        assertThat(acts).contains("li SETTING_PROPOSAL CHANNEL purse",
                "wang APPROVAL " + proposed.at("/approvalId"));
    }

    private String onboard(String path, String body) {
        return approved(propose("POST", path, body));
    }

    private Reply propose(String method, String path, String body) {
        Caller li = callers.finance("li");
        return method.equals("PUT") ? li.put(path, key(), body) : li.post(path, key(), body);
    }

    private String approved(Reply proposed) {
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(202);
        Reply approved = approve("wang", proposed);
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        return approved.at("/outcome");
    }

    private Reply approve(String who, Reply proposed) {
        return callers.finance(who).post("/v1/approvals/" + proposed.at("/approvalId") + "/approval", key(),
                "{\"contentHash\": \"" + proposed.at("/contentHash") + "\"}");
    }

    private String key() {
        return "key " + ++keys;
    }
}
