package org.balancetreasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.balancetreasure.testing.Floors;
import org.balancetreasure.testing.Tables;
import org.balancetreasure.testing.Tables.Table;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the statements of the house may write, read and leave open. The lists below name what is excepted, with the
 * reason; everything else counts, also what comes tomorrow. An exception that nothing needs any more fails, too.
 */
class StatementRulesTest {

    /** What stands on the business: it reads every room. */
    private static final Set<String> SURFACES = Set.of("api", "night");

    /** Statements that write a table of another room. */
    private static final Set<String> WRITES_ELSEWHERE = exceptions("""
            a range of holders, by the expression or from the entries that income has just written: half the time of two steps
              HolderMapper: addToBalances addEntriesToBalances accrueEntries
            a range of customers, out of the parts that the sweep has just computed: the rooms below don't know them
              SweepMapper: useLimits lockLimits hold order
            accounts are applied for and answered by files of a day
              ApplicationMapper: apply beginOpenings goOn setAside opened refused
            """);

    /** Statements that read a table of a room that does not lie below. */
    private static final Set<String> READS_UPWARDS = exceptions("""
            what a line has advanced is what was redeemed at once: one statement, so of one state with what repays it
              AdvanceMapper: due restBefore takeOverRest unitsToRedeem
            income moves accounts of all holders without transfers: what is proved of a day is of one state with both
              ProvedBalanceMapper: addMovements
            a date is closed by a step of the night: without it nobody knows how far the chain must reach
              DigestChain
            """);

    /** Statements that touch rows of customers and do not say whose. */
    private static final Set<String> OF_ALL_CUSTOMERS = exceptions("""
            a range of holders of a fund
              HolderMapper: accrueEntries addEntriesToBalances addToBalances entries firstHolder histogram holderAt
              HolderMapper: insertDifferences insertEntries insertStated lastHolder latestMovement lockAccrued lockUnits moves
              HolderMapper: nextUpper remainders stated sumOfUnits
              HolderAccounts: carry creditCarries debitCarries
              IncomeMapper: proofOfCorrection proofOfPosting
            a range of customers with sweep rules
              SweepMapper: changed claims deleteParts deletePartsOf firstCustomer hold insertParts insertSplitParts
              SweepMapper: lastCustomer leaveOut leftOut lockLimits lockWallets nextUpper order sums sumsByFund useLimits
              SweepReportMapper: leftOut moved
            plans that are due on a day
              PlanMapper: due firstDue
            what a file of a day carries, or answers by numbers of the file
              ApplicationMapper: applications apply beginOpenings goOn lateApplications lateOpenings openings orderIds
              ApplicationMapper: sentOpening setAside unanswered
              ConfirmationMapper: answers daysToBook due known lacking lockSetAside notContinued openings orderDates replace setAside
              ConfirmationMapper: toBook unconfirmed
              InstantMapper: lateOfFile markLateSent markSent miss missLate ofFile unanswered unansweredByFund
              OrderMapper: markLateSent markSent ofFile
              RegisterMapper: deleteAgreed deleteHoldings deleteIncomes has insertHoldings insertIncomes
              RegisterComparisonMapper: balances banks customers incomes registeredBanks
              MovedMapper: addLeftOut days page
              StatedMapper: delete differing has
            transfers of the house alone, which lie with no customer
              LedgerMapper: insertAll
            what a settlement day has behind it: sums of the shards' sums, then a batch at a time
              ObligationMapper: addLate addRedemptions addSubscriptions addUp close collect fundsToCollect items redemptions refund
              ObligationMapper: subscriptions
              ProceedsMapper: expect unpaid
              ReleaseMapper: late leftOver next open unreleased
              SummaryMapper: booked late
              ReserveCashMapper: advanced moved
            house accounts of a day: sums of the shards' sums
              HouseBalanceMapper: moved
            what the proof of a day has found
              ProvedBalanceMapper: addMovements
            what all customers moved on a day: sums of the shards' sums
              TrialBalanceMapper: customersMoved incomeMoved
            rows of closed days, whoever's they are
              DigestChain
            what is kept no longer
              RequestMapper: forget
            what all customers have subscribed for a trade date when its quota opens: a sum of the shards' sums
              OrderMapper: subscribed
            what a bank has, or a line has advanced: a sum of the shards' sums
              HolderMapper: bankHolds ofBank
              InstantMapper: advancedFor usage
              AdvanceMapper: due restBefore takeOverRest unitsToRedeem
            the account of an advancing bank: it lies on every shard, like its lines
              AdvanceMapper: all candidates find largestRoom ofTransferAgent
            who saw whose data: of one customer, or of all
              AuditMapper: list
            breaks are of staff, who have the number or ask for all, and of whoever finds the same difference again
              BreakMapper: ageing customers find give handBack isOpen lock ofDay openCount openOnes openSubjects resolve resolveAll
              BreakMapper: resolveOfAnyDay resolveOne
              BreakLookup: find list ofDate
            staff have the number only, or ask for those of all customers
              InstantMapper: customerOf
              OrderMapper: customerOf
              ResolutionMapper: refused
            """);

    private static final Map<String, Table> TABLES = Tables.all();

    /** A statement with what its texts do together. */
    private record Read(String name, String room, Set<String> reads, Set<String> writes, Set<String> withoutCustomer) {}

    private static final List<Read> STATEMENTS = MapperStatements.all().stream().map(statement -> {
        List<SqlReading> readings = statement.texts().stream().map(text -> new SqlReading(text, TABLES)).toList();
        return new Read(statement.name(), statement.room(), union(readings, reading -> reading.reads),
                union(readings, reading -> reading.writes), union(readings, reading -> reading.withoutCustomer));
    }).sorted(Comparator.comparing(Read::name)).toList();

    private static <T> Set<String> union(List<T> parts, Function<T, ? extends Iterable<String>> of) {
        Set<String> all = new TreeSet<>();
        parts.forEach(part -> of.apply(part).forEach(all::add));
        return all;
    }

    /** Reasons at the start of a line, and below each what it excuses. */
    private static Set<String> exceptions(String text) {
        Set<String> exceptions = new TreeSet<>();
        text.lines().filter(line -> line.startsWith(" ")).forEach(line -> {
            if (!line.contains(":")) {
                // Statements that a class keeps as text.
                exceptions.add(line.strip());
                return;
            }
            String mapper = line.substring(0, line.indexOf(':')).strip();
            for (String method : line.substring(line.indexOf(':') + 1).strip().split(" ")) {
                exceptions.add(mapper + "." + method);
            }
        });
        return exceptions;
    }

    @Test
    void eachTableIsWrittenByItsRoom() {
        assertThat(found(StatementRulesTest::writesElsewhere)).containsExactlyInAnyOrderElementsOf(WRITES_ELSEWHERE);
    }

    private static boolean writesElsewhere(Read statement) {
        return statement.writes().stream().anyMatch(table -> !room(table).equals(statement.room()));
    }

    @Test
    void aRoomReadsTablesOfRoomsBelowIt() {
        assertThat(found(StatementRulesTest::readsUpwards)).containsExactlyInAnyOrderElementsOf(READS_UPWARDS);
    }

    private static boolean readsUpwards(Read statement) {
        return !SURFACES.contains(statement.room()) && statement.reads().stream().map(StatementRulesTest::room)
                .anyMatch(owner -> SURFACES.contains(owner)
                        || !owner.equals(statement.room()) && floor(owner) >= floor(statement.room()));
    }

    @Test
    void statementsThatAreNotOfAllCustomersNameTheCustomerInEveryBranch() {
        assertThat(found(statement -> !statement.withoutCustomer().isEmpty()))
                .containsExactlyInAnyOrderElementsOf(OF_ALL_CUSTOMERS);
    }

    private static Set<String> found(Predicate<Read> rule) {
        Set<String> names = new TreeSet<>();
        STATEMENTS.stream().filter(rule).map(Read::name).forEach(names::add);
        return names;
    }

    private static String room(String table) {
        return isOfLibrary(table)
                ? "night"
                : Objects.requireNonNull(TABLES.get(table), () -> "No room writes " + table + ", see Tables").room();
    }

    /** The records of Spring Batch and Quartz are the night's. */
    private static boolean isOfLibrary(String table) {
        return table.toUpperCase(Locale.ROOT).startsWith("QRTZ_")
                || table.toUpperCase(Locale.ROOT).startsWith("BATCH_");
    }

    private static int floor(String room) {
        return Objects.requireNonNull(Floors.all().get(room), () -> room + " stands on no floor, see Floors");
    }

    @Test
    void everyTableOfTheSchemaBelongsToARoomAndLiesWithItsCustomers() throws IOException {
        Map<String, String> created = created();
        assertThat(TABLES.keySet()).containsExactlyInAnyOrderElementsOf(created.keySet());
        assertThat(TABLES.values()).filteredOn(table -> created.get(table.name()).contains("\n  customer_id "))
                .allSatisfy(table -> assertThat(table.key()).as(table.name()).isEqualTo("customer_id"));
        assertThat(TABLES.values()).extracting(Table::room)
                .allMatch(room -> Floors.all().containsKey(room) || SURFACES.contains(room));
    }

    /** Tables and views by name, with their text; without those of libraries. */
    private static Map<String, String> created() throws IOException {
        Pattern creation = Pattern.compile("(?s)\\nCREATE (?:TABLE|VIEW) (\\w+)(.*?);(?=\\n)");
        Map<String, String> created = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:sql/schema/*.sql")) {
            Matcher found = creation.matcher("\n" + file.getContentAsString(StandardCharsets.UTF_8));
            while (found.find()) {
                created.put(found.group(1), found.group(2));
            }
        }
        created.keySet().removeIf(StatementRulesTest::isOfLibrary);
        return created;
    }

    @Test
    void nothingDeletesWhatPersonsHaveDecidedOrDone() {
        assertThat(MapperStatements.all().stream().flatMap(statement -> statement.texts().stream()))
                .isNotEmpty().noneMatch(text -> text
                        .matches(
                                "(?is).*\\bDELETE\\s+FROM\\s+(approval|audit_entry|transfer|write_off_use|step_reopening)\\b.*"));
    }

    @Test
    void theNightsAndTheApisStatementsAreAmongThoseThatAreRead() {
        assertThat(STATEMENTS).extracting(Read::room).containsAll(SURFACES);
        assertThat(STATEMENTS).extracting(Read::name).contains("SweepMapper.previewParts",
                "HolderMapper.addToBalances");
    }

    @Test
    void theReaderSeesTheCustomerWhereverItIsGivenAndWhereItIsNot() {
        Stream.of("SELECT 1 FROM fund_order WHERE customer_id = :given",
                "SELECT 1 FROM fund_order o JOIN ta_account a ON a.customer_id = o.customer_id WHERE o.customer_id = :given",
                "SELECT 1 FROM fund_order o WHERE o.customer_id = :given AND EXISTS "
                        + "(SELECT 1 FROM ta_account a WHERE a.customer_id = o.customer_id)",
                "SELECT 1 FROM (SELECT customer_id FROM fund_order WHERE customer_id = :given) o "
                        + "JOIN account a ON a.owner_id = o.customer_id",
                "INSERT INTO plan (fund_id, customer_id) VALUES (1, :given) ON DUPLICATE KEY UPDATE fund_id = 1",
                "UPDATE account SET held = 0 WHERE asset_id = 156 AND owner_id = :given",
                "DELETE FROM plan WHERE (customer_id = :given) AND plan_id = :given")
                .forEach(sql -> assertThat(new SqlReading(sql, TABLES).withoutCustomer).as(sql).isEmpty());
        Stream.of("SELECT 1 FROM fund_order WHERE order_id = :given",
                "SELECT 1 FROM fund_order WHERE customer_id = :given OR order_id = :given",
                "SELECT 1 FROM fund_order WHERE customer_id BETWEEN :given AND :given",
                "SELECT 1 FROM fund_order WHERE customer_id = :given UNION SELECT 1 FROM fund_order",
                "SELECT (SELECT 1 FROM fund_order WHERE customer_id = :given), (SELECT 1 FROM account)",
                "SELECT 1 FROM fund_order o JOIN ta_account a ON a.ta_code = o.ta_code WHERE o.customer_id = :given",
                "SELECT 1 FROM fund_order o LEFT JOIN ta_account a ON a.customer_id = :given AND o.customer_id = :given",
                "SELECT 1 FROM (SELECT customer_id FROM fund_order) o JOIN account a ON a.owner_id = o.customer_id",
                "INSERT INTO plan (fund_id) VALUES (:given)",
                "INSERT INTO plan (customer_id) SELECT customer_id FROM sweep_rule",
                "UPDATE account SET held = 0 WHERE asset_id = :given",
                "DELETE FROM plan WHERE plan_id = :given")
                .forEach(sql -> assertThat(new SqlReading(sql, TABLES).withoutCustomer).as(sql).isNotEmpty());
    }

    @Test
    void theReaderTellsWhatIsWrittenFromWhatIsRead() {
        SqlReading joined = new SqlReading(
                "UPDATE account a JOIN income_entry e ON e.holder_id = a.owner_id SET a.balance = e.income", TABLES);
        assertThat(joined.writes).containsExactly("account");
        assertThat(joined.reads).containsExactly("account", "income_entry");
        SqlReading copied = new SqlReading(
                "INSERT INTO plan (customer_id) SELECT customer_id FROM sweep_rule WHERE version IN (SELECT 1 FROM fund)",
                TABLES);
        assertThat(copied.writes).containsExactly("plan");
        assertThat(copied.reads).containsExactly("fund", "sweep_rule");
    }
}
