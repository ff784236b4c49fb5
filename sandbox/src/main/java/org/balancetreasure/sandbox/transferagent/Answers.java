package org.balancetreasure.sandbox.transferagent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.YieldUnit;
import org.jspecify.annotations.Nullable;

/** How the agent's answers are put into the fields of 02, 04, 05, 06 and 07. */
final class Answers {

    private static final String YUAN = "156";
    private static final String WHOLE = "1";
    private static final String IN_PART = "0";
    private static final String REINVESTED = "0";
    private static final BigDecimal UNIT_VALUE = BigDecimal.ONE;

    private final TransferAgentSettings settings;

    Answers(TransferAgentSettings settings) {
        this.settings = settings;
    }

    /** 02. */
    void account(AccountApplication.Answer answer, LocalDate headerDate, FundRecord cells) {
        AccountApplication application = answer.application();
        cells.set("AppSheetSerialNo", application.appSheetSerialNo());
        cells.setDate("TransactionCfmDate", headerDate);
        cells.set("ReturnCode", answer.returnCode().code());
        cells.set("TransactionAccountID", application.account());
        cells.set("DistributorCode", settings.distributorCode());
        cells.set("BusinessCode", confirmationOf(application.businessCode()));
        cells.set("TAAccountID", answer.taAccountId());
        cells.set("MultiAcctFlag", "0");
        cells.set("TASerialNO", answer.taSerialNo());
        setDate(cells, "TransactionDate", application.transactionDate());
        cells.set("TransactionTime", application.transactionTime());
        cells.set("BranchCode", application.branchCode());
        cells.set("FromTAFlag", "0");
        cells.set("CertificateType", application.certificateType());
        cells.set("CertificateNo", application.certificateNo());
        cells.set("InvestorName", application.investorName());
        cells.set("IndividualOrInstitution", application.individualOrInstitution());
    }

    /** 04. */
    void order(OrderApplication.Answer answer, LocalDate headerDate, FundRecord cells) {
        OrderApplication order = answer.application();
        cells.set("AppSheetSerialNo", order.appSheetSerialNo());
        cells.setDate("TransactionCfmDate", headerDate);
        cells.set("CurrencyType", YUAN);
        cells.setDecimal("ConfirmedVol", answer.units());
        cells.setDecimal("ConfirmedAmount", answer.amount());
        cells.set("FundCode", order.fund().fundCode());
        cells.set("LargeRedemptionFlag", order.largeRedemptionFlag());
        setDate(cells, "TransactionDate", order.transactionDate());
        cells.set("TransactionTime", order.transactionTime());
        cells.set("ReturnCode", answer.returnCode().code());
        cells.set("TransactionAccountID", order.account());
        cells.set("DistributorCode", settings.distributorCode());
        cells.setDecimal("ApplicationVol", order.units());
        cells.setDecimal("ApplicationAmount", order.amount());
        cells.set("BusinessCode", confirmationOf(order.businessCode()));
        cells.set("TAAccountID", answer.taAccountId());
        cells.set("TASerialNO", answer.taSerialNo());
        cells.set("BusinessFinishFlag", answer.finished() ? "1" : "0");
        cells.setDate("DownLoadDate", headerDate);
        cells.setDecimal("NAV", UNIT_VALUE);
        cells.set("BranchCode", order.branchCode());
        cells.set("IndividualOrInstitution", order.individualOrInstitution());
        cells.set("FromTAFlag", "0");
        cells.set("ShareClass", order.fund().shareClass());
        cells.set("DetailFlag", "0");
        cells.setDecimal("UndistributeMonetaryIncome", answer.undistributed().abs());
        cells.set("UndistributeMonetaryIncomeFlag", sign(answer.undistributed()));
    }

    /** 34. */
    void transfer(TransferApplication.Answer answer, LocalDate headerDate, FundRecord cells) {
        TransferApplication transfer = answer.application();
        cells.set("AppSheetSerialNo", transfer.appSheetSerialNo());
        cells.setDate("TransactionCfmDate", headerDate);
        cells.set("CurrencyType", YUAN);
        cells.setDecimal("ConfirmedVol", answer.units());
        cells.set("FundCode", transfer.fund().fundCode());
        setDate(cells, "TransactionDate", transfer.transactionDate());
        cells.set("TransactionTime", transfer.transactionTime());
        cells.set("ReturnCode", answer.returnCode().code());
        cells.set("TransactionAccountID", transfer.account());
        cells.set("DistributorCode", settings.distributorCode());
        cells.setDecimal("ApplicationVol", transfer.units());
        cells.set("BusinessCode", confirmationOf(transfer.businessCode()));
        cells.set("TAAccountID", answer.taAccountId());
        cells.set("TASerialNO", answer.taSerialNo());
        cells.set("BusinessFinishFlag", "1");
        cells.setDate("DownLoadDate", headerDate);
        cells.setDecimal("NAV", UNIT_VALUE);
        cells.set("BranchCode", transfer.branchCode());
        cells.set("IndividualOrInstitution", transfer.individualOrInstitution());
        cells.set("TargetDistributorCode", transfer.transfereeDistributorCode());
        cells.set("TargetTransactionAccountID", transfer.transferee());
        cells.set("TargetTAAccountID", answer.transfereeTaAccountId());
        cells.set("TakeIncomeFlag", transfer.takesIncome() ? "1" : "0");
        cells.set("FromTAFlag", "0");
        cells.set("ShareClass", transfer.fund().shareClass());
        cells.set("DetailFlag", "0");
        cells.setDecimal("UndistributeMonetaryIncome", answer.income().abs());
        cells.set("UndistributeMonetaryIncomeFlag", sign(answer.income()));
    }

    /** 05: the whole register. */
    void register(Register.Row row, LocalDate headerDate, FundRecord cells) {
        holding(row, headerDate, WHOLE, cells);
    }

    /** 35: the accounts that moved. */
    void moved(Register.Row row, LocalDate headerDate, FundRecord cells) {
        holding(row, headerDate, IN_PART, cells);
    }

    private void holding(Register.Row row, LocalDate headerDate, String wholeFlag, FundRecord cells) {
        cells.setDecimal("AvailableVol", row.units());
        cells.setDecimal("TotalVolOfDistributorInTA", row.units());
        cells.setDate("TransactionCfmDate", headerDate);
        cells.set("FundCode", row.key().fund().fundCode());
        cells.set("TransactionAccountID", row.key().account());
        cells.set("DistributorCode", settings.distributorCode());
        cells.set("TAAccountID", row.taAccountId());
        cells.set("BranchCode", settings.distributorCode());
        cells.set("ShareClass", row.key().fund().shareClass());
        cells.set("DetailFlag", "0");
        cells.set("AccountStatus", "0");
        cells.setDecimal("UndistributeMonetaryIncome", row.accrued().abs());
        cells.set("UndistributeMonetaryIncomeFlag", sign(row.accrued()));
        cells.set("DefDividendMethod", REINVESTED);
        if (cells.has("WholeFlag")) {
            cells.set("NewIncomeFlag", "0");
            cells.set("WholeFlag", wholeFlag);
        }
    }

    /** 06: no field has the sign of an income, so a negative one is a negative number. */
    void income(NumberedIncome numbered, LocalDate headerDate, FundRecord cells) {
        Register.Income row = numbered.income();
        boolean joinsUnits = numbered.carry() == Carry.DAILY;
        cells.setDecimal("BasisforCalculatingDividend", row.base());
        cells.setDate("TransactionCfmDate", headerDate);
        cells.set("CurrencyType", YUAN);
        cells.setDecimal("VolOfDividendforReinvestment", joinsUnits ? row.income() : BigDecimal.ZERO);
        cells.setDate("DividentDate", headerDate);
        cells.setDecimal("DividendAmount", row.income());
        cells.setDate("XRDate", row.day());
        cells.setDecimal("ConfirmedAmount", row.income());
        cells.set("FundCode", row.fund().fundCode());
        cells.setDate("RegistrationDate", row.day());
        cells.set("ReturnCode", ReturnCode.SUCCESS.code());
        cells.set("TransactionAccountID", row.account());
        cells.set("DistributorCode", settings.distributorCode());
        cells.set("BusinessCode", "143");
        cells.set("TAAccountID", numbered.account().taAccountId());
        cells.set("DefDividendMethod", REINVESTED);
        cells.setDate("DownLoadDate", headerDate);
        cells.setDecimal("NAV", UNIT_VALUE);
        cells.set("BranchCode", settings.distributorCode());
        cells.set("IndividualOrInstitution", numbered.account().individualOrInstitution());
        cells.set("TASerialNO", numbered.taSerialNo());
        cells.set("ShareClass", row.fund().shareClass());
        cells.set("DividendType", "2");
    }

    /** 07. */
    void quote(Register.FundDay row, LocalDate nextTradingDay, FundRecord cells) {
        BigDecimal yield = settings.yieldUnit() == YieldUnit.PERCENT
                ? row.quote().sevenDayYield()
                : row.quote().sevenDayYield().movePointLeft(2);
        cells.set("FundName", row.fund().name());
        cells.setDecimal("TotalFundVol", row.units());
        cells.set("FundCode", row.fund().key().fundCode());
        cells.set("FundStatus", row.fund().statusOn(row.day()));
        cells.setDecimal("NAV", UNIT_VALUE);
        cells.setDate("UpdateDate", row.day());
        cells.set("NetValueType", "0");
        cells.setDecimal("AccumulativeNAV", UNIT_VALUE);
        cells.set("ConvertStatus", "3");
        cells.set("PeriodicStatus", "3");
        cells.set("TransferAgencyStatus", "3");
        cells.setDecimal("FundSize", row.units());
        cells.set("CurrencyType", YUAN);
        cells.set("AnnouncFlag", "0");
        cells.set("DefDividendMethod", REINVESTED);
        cells.setDecimal("FaceValue", UNIT_VALUE);
        cells.set("NextTradeDate", nextTradingDay.format(DateTimeFormatter.BASIC_ISO_DATE));
        cells.setDecimal("FundIncome", row.quote().incomePer10k().abs());
        cells.set("FundIncomeFlag", sign(row.quote().incomePer10k()));
        cells.setDecimal("Yield", yield.abs());
        cells.set("YieldFlag", sign(yield));
        cells.setDecimal("FundDayIncome", row.income().abs());
        cells.set("FundDayIncomeFlag", sign(row.income()));
        cells.set("FundType", "04");
        cells.set("FundTypeName", "货币型");
    }

    /** A row of 06 with what it is numbered by. */
    record NumberedIncome(Register.Income income, Carry carry, Register.Account account, String taSerialNo) {}

    static String confirmationOf(String businessCode) {
        return businessCode.isEmpty() ? "" : "1" + businessCode.substring(1);
    }

    private static String sign(BigDecimal amount) {
        return amount.signum() < 0 ? "1" : "0";
    }

    private static void setDate(FundRecord cells, String field, @Nullable LocalDate date) {
        if (date != null) {
            cells.setDate(field, date);
        }
    }
}
