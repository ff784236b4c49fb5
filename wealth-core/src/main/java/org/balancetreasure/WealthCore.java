package org.balancetreasure;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.calendar.TradingDays;
import org.balancetreasure.sql.Database;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.Transactions;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The business as beans. An application imports this class and adds its own surface. It contains every room, except the
 * surfaces that are named.
 */
@Configuration
@ComponentScan(basePackageClasses = WealthCore.class, excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "org\\.balancetreasure\\.(api|night|sandbox|benchmarks|testing)\\..*"))
@MapperScan(basePackageClasses = WealthCore.class, annotationClass = org.apache.ibatis.annotations.Mapper.class)
public class WealthCore {

    @Bean
    DatabaseSettings databaseSettings(Environment environment) {
        DatabaseSettings settings = DatabaseSettings.from(environment::getProperty);
        if (settings == null) {
            throw new IllegalStateException("Set db.url, db.user and db.password (or DB_URL, DB_USER, DB_PASSWORD)");
        }
        return settings;
    }

    /** The schema is migrated before any bean reads it, so an application starts on an empty database. */
    @Bean(destroyMethod = "close")
    DataSource dataSource(DatabaseSettings settings, @Value("${spring.application.name:treasure}") String name,
            @Value("${db.pool-size:16}") int poolSize) {
        Database.createIfMissing(settings);
        DataSource pool = Database.pool(settings, name, poolSize);
        Database.migrate(pool);
        return pool;
    }

    @Bean(destroyMethod = "close")
    PlatformTransactionManager transactionManager(DataSource dataSource, DatabaseSettings settings,
            @Value("${spring.application.name:treasure}") String name, @Value("${db.pool-size:16}") int poolSize) {
        return Database.transactions(dataSource, settings, name, poolSize);
    }

    /** Real time, unless the starter of the application brings a clock. */
    @Bean
    @ConditionalOnMissingBean
    InstantSource instantSource() {
        return InstantSource.system();
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }

    @Bean
    TradingCalendar tradingCalendar(TradingDays tradingDays) {
        return tradingDays.load();
    }

    @Bean
    ConfigurationCustomizer rowsBecomeRecords() {
        return configuration -> {
            configuration.setMapUnderscoreToCamelCase(true);
            configuration.setArgNameBasedConstructorAutoMapping(true);
            configuration.setLocalCacheScope(org.apache.ibatis.session.LocalCacheScope.STATEMENT);
            configuration.setCacheEnabled(false);
        };
    }
}
