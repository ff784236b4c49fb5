package org.balancetreasure.benchmarks.requests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.balancetreasure.api.WealthApi;
import org.balancetreasure.api.access.TokenIssuer;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.sql.DatabaseSettings;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The platform's HTTP application as an operator would start it, on a port of its own, with a clock that stands still.
 */
final class Api implements AutoCloseable {

    private static final String ISSUER = "https://benchmark.balancetreasure.example";

    private final ConfigurableApplicationContext application;
    private final String[] tokens;

    private Api(ConfigurableApplicationContext application, String[] tokens) {
        this.application = application;
        this.tokens = tokens;
    }

    static Api start(DatabaseSettings settings, Path folder, int connections) throws IOException {
        KeyPair keys = TokenIssuer.newKeys();
        TokenIssuer issuer = new TokenIssuer(keys, ISSUER, "treasure");
        Path key = Files.writeString(folder.resolve("issuer.pem"), TokenIssuer.publicKeyPem(keys.getPublic()));
        Instant issued = InstantSource.system().instant();
        String[] tokens = IntStream.range(0, Market.CUSTOMERS).parallel()
                .mapToObj(i -> issuer.customer(Market.FIRST_CUSTOMER + i, Market.CHANNEL, issued,
                        issued.plus(1, ChronoUnit.DAYS)))
                .toArray(String[]::new);
        Instant now = Market.NOW.atZone(TradingCalendar.ZONE).toInstant();
        ConfigurableApplicationContext application = WealthApi.application().logStartupInfo(false)
                .initializers(context -> ((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(
                        "benchmarkClock",
                        new RootBeanDefinition(InstantSource.class, () -> InstantSource.fixed(now))))
                .run("--" + DatabaseSettings.URL + "=" + settings.url(),
                        "--" + DatabaseSettings.USER + "=" + settings.user(),
                        "--" + DatabaseSettings.PASSWORD + "=" + settings.password(),
                        "--db.pool-size=" + connections, "--server.port=0", "--logging.level.root=WARN",
                        "--personal-data.key=" + Base64.getEncoder().encodeToString(new byte[32]),
                        "--treasure.jwt.issuer=" + ISSUER, "--treasure.jwt.public-key-location=" + key.toUri());
        return new Api(application, tokens);
    }

    DataSource dataSource() {
        return application.getBean(DataSource.class);
    }

    int port() {
        return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
    }

    String token(long customerId) {
        return tokens[(int) (customerId - Market.FIRST_CUSTOMER)];
    }

    @Override
    public void close() {
        application.close();
    }
}
