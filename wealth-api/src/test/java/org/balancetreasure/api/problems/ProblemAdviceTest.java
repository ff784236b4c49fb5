package org.balancetreasure.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mybatis.spring.MyBatisSystemException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Whoever may send the same request again is told so; only our own mistakes are defects. */
class ProblemAdviceTest {

    private final ProblemAdvice advice = new ProblemAdvice(
            new Problems(new Messages(), new AcceptHeaderLocaleResolver(), new JsonMapper()));

    static Stream<Exception> databaseOutOfReach() {
        return Stream.of(
                // A mapper that is read before any transaction, while the pool is used up.
                new MyBatisSystemException("", new PersistenceException(new CannotGetJdbcConnectionException("",
                        new SQLTransientConnectionException("Connection is not available")))),
                // Another server takes over while a statement runs, and while a transaction commits.
                new DataAccessResourceFailureException("", new SQLNonTransientConnectionException("refused", "08001")),
                new TransactionSystemException("", new SQLException("Communications link failure", "08S01")));
    }

    @ParameterizedTest
    @MethodSource("databaseOutOfReach")
    void aDatabaseOutOfReachIsNoDefectAndSaysWhenToAskAgain(Exception thrown) {
        ResponseEntity<Object> answer = advice.defect(thrown);

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(answer.getBody()).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.code()).isEqualTo("BUSY"));
    }

    static Stream<Exception> defects() {
        return Stream.of(new IllegalStateException("No gate is open"),
                new BadSqlGrammarException("", "SELEKT", new SQLException("syntax", "42000")),
                new MyBatisSystemException("", new PersistenceException(new SQLException("without a state"))));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aDefectStaysADefect(Exception thrown) {
        ResponseEntity<Object> answer = advice.defect(thrown);

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNull();
        assertThat(answer.getBody()).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo("INTERNAL");
            assertThat(problem.id()).isNotBlank();
        });
    }
}
