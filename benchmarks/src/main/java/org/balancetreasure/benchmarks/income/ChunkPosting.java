package org.balancetreasure.benchmarks.income;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.balancetreasure.benchmarks.Rounds.Contender;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.database.JdbcPagingItemReader;
import org.springframework.batch.infrastructure.item.database.Order;
import org.springframework.batch.infrastructure.item.database.builder.JdbcPagingItemReaderBuilder;
import org.springframework.batch.infrastructure.item.database.support.MySqlPagingQueryProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The peer: the same entries and balances as a classic Spring Batch step of reader, processor and writer, with all that
 * is usually done for speed: chunks of 1,000, pages found by key, and the statements of a chunk sent as two batches
 * that the driver rewrites. It knows no residue and proves nothing.
 */
final class ChunkPosting implements Contender {

    private static final int CHUNK = 1_000;

    private record Holding(long holder, long balance) {}

    private record Income(long holder, long base, long income) {}

    private final DataSource dataSource;
    private final JobRepository repository;
    private final JobOperator operator;
    private final PlatformTransactionManager transactions;
    private final Holders holders;
    private LocalDate day = Holders.FIRST_DAY;

    ChunkPosting(DataSource dataSource, JobRepository repository, JobOperator operator,
            PlatformTransactionManager transactions, Holders holders) {
        this.dataSource = dataSource;
        this.repository = repository;
        this.operator = operator;
        this.transactions = transactions;
        this.holders = holders;
    }

    @Override
    public String name() {
        return "chunks";
    }

    @Override
    public void prepare() {
        day = holders.takeDay();
    }

    @Override
    public long run() throws Exception {
        JobExecution done = operator.start(new JobBuilder("chunk benchmark", repository).start(step()).build(),
                new JobParametersBuilder().addLocalDate("date", day).addLong("fund", (long) holders.fundId())
                        .toJobParameters());
        long rows = done.getStepExecutions().iterator().next().getWriteCount();
        if (done.getStatus() != BatchStatus.COMPLETED || rows != holders.count()) {
            throw new IllegalStateException("The chunks ended " + done + " after " + rows + " rows");
        }
        return rows;
    }

    private Step step() throws Exception {
        long numerator = Holders.incomePer10k(day).unscaledValue().longValueExact();
        return new StepBuilder("chunk benchmark", repository).<Holding, Income>chunk(CHUNK)
                .transactionManager(transactions).reader(reader())
                .processor(holding -> new Income(holding.holder(), holding.balance(),
                        holding.balance() * numerator / 100_000_000))
                .writer(writer()).build();
    }

    private JdbcPagingItemReader<Holding> reader() throws Exception {
        MySqlPagingQueryProvider pages = new MySqlPagingQueryProvider();
        pages.setSelectClause("owner_id, balance");
        pages.setFromClause("account");
        pages.setWhereClause("asset_id = :fund AND purpose = 'UNITS'");
        pages.setSortKeys(Map.of("owner_id", Order.ASCENDING));
        return new JdbcPagingItemReaderBuilder<Holding>().name("holdings").dataSource(dataSource).queryProvider(pages)
                .parameterValues(Map.of("fund", holders.fundId())).pageSize(CHUNK)
                .rowMapper((row, number) -> new Holding(row.getLong(1), row.getLong(2))).build();
    }

    private ItemWriter<Income> writer() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        Date date = Date.valueOf(day);
        int fundId = holders.fundId();
        return chunk -> {
            jdbc.batchUpdate("""
                    INSERT INTO income_entry (fund_id, income_date, holder_id, sequence, base, income)
                    VALUES (?, ?, ?, 0, ?, ?)
                    """, chunk.getItems(), CHUNK, (statement, income) -> {
                statement.setInt(1, fundId);
                statement.setDate(2, date);
                statement.setLong(3, income.holder());
                statement.setLong(4, income.base());
                statement.setLong(5, income.income());
            });
            jdbc.batchUpdate("""
                    UPDATE account SET balance = balance + ? WHERE asset_id = ? AND purpose = 'UNITS' AND owner_id = ?
                    """, chunk.getItems(), CHUNK, (statement, income) -> {
                statement.setLong(1, income.income());
                statement.setInt(2, fundId);
                statement.setLong(3, income.holder());
            });
        };
    }
}
