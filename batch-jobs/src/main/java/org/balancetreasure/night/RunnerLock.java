package org.balancetreasure.night;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.night.memory.NightMemory;
import org.balancetreasure.sql.DatabaseSettings;
import org.balancetreasure.sql.Shard;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * One runner of the night at a time: a named lock of the database, held by a connection of its own that is in no pool
 * and dies with its process. The lock alone is no fence, since workers of a runner that lost it may still commit; so
 * taking it raises a generation, and {@link #fenced} transactions commit only while theirs is the newest.
 */
@Component
class RunnerLock implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RunnerLock.class);
    /** How often the lock's connection speaks within the longest silence: one lost heartbeat is no lost lock. */
    private static final int HEARTBEATS = 4;

    private final Environment environment;
    private final RunnerMapper mapper;
    private final NightMemory memory;
    private final Transactions transactions;
    private final BusinessClock clock;
    private final Duration silenceMax;
    private final ScheduledExecutorService heart;
    private @Nullable Connection connection;
    private volatile long generation;

    /**
     * @param silenceMax the server closes a connection that is silent for so long, and the lock is free; whole seconds
     */
    RunnerLock(Environment environment, RunnerMapper mapper, NightMemory memory, Transactions transactions,
            BusinessClock clock,
            @Value("${night.silence-max:60s}") Duration silenceMax) {
        this.environment = environment;
        this.mapper = mapper;
        this.memory = memory;
        this.transactions = transactions;
        this.clock = clock;
        this.silenceMax = silenceMax;
        this.heart = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("runner-lock").factory());
        long every = silenceMax.toMillis() / HEARTBEATS;
        // A step may take longer than the silence that the server allows, and must not lose the lock by it.
        var _ = heart.scheduleAtFixedRate(this::isHeld, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * Whether this process is the runner now; takes the lock if it is free. One that fails keeps nothing.
     *
     * @return true also if it was held before
     * @throws org.springframework.dao.DataAccessException if the generation can't be raised, like beside a former
     *             runner's commit that hangs; the next tick tries again
     */
    synchronized boolean take() {
        if (isHeld()) {
            return true;
        }
        release();
        boolean taken = false;
        try {
            Connection mine = open();
            connection = mine;
            if (askServer(mine, "SELECT GET_LOCK(?, 0)") != 1) {
                return false;
            }
            generation = transactions.call(() -> {
                mapper.raiseGeneration(Shard.ONLY, ManagementFactory.getRuntimeMXBean().getName(), clock.now());
                return mapper.generationShared(Shard.ONLY);
            });
            int reopened = memory.reopen(generation);
            LOG.info("Runner of the night, generation {}; {} steps of an earlier runner are open again", generation,
                    reopened);
            taken = true;
        } catch (SQLException e) {
            LOG.warn("The runner lock can't be taken now, the next tick tries again: {}", e.getMessage());
        } finally {
            // A lock that is kept without a generation of its own would keep every process from the night.
            if (!taken) {
                release();
            }
        }
        return taken;
    }

    /** The generation of this runner. */
    long generation() {
        return generation;
    }

    /** Transactions that commit only while this runner's generation is the newest. */
    Transactions fenced() {
        long mine = generation;
        return transactions.checkedBy(() -> {
            long newest = mapper.generationShared(Shard.ONLY);
            if (newest != mine) {
                throw new LostRunnerLock("Runner generation " + mine + " was replaced by " + newest);
            }
        });
    }

    /** Asks the server, which also keeps the connection from falling silent. */
    synchronized boolean isHeld() {
        Connection mine = connection;
        if (mine == null) {
            return false;
        }
        try {
            return askServer(mine, "SELECT IS_USED_LOCK(?) = CONNECTION_ID()") == 1;
        } catch (SQLException e) {
            LOG.warn("The runner lock is lost: {}", e.getMessage());
            return false;
        }
    }

    private Connection open() throws SQLException {
        DatabaseSettings settings = settings();
        Connection opened = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        try (var statement = opened.createStatement()) {
            statement.execute("SET SESSION wait_timeout = " + Math.max(1, silenceMax.toSeconds()));
        }
        return opened;
    }

    private DatabaseSettings settings() {
        DatabaseSettings settings = DatabaseSettings.from(environment::getProperty);
        if (settings == null) {
            throw new IllegalStateException("Set " + DatabaseSettings.URL);
        }
        return settings;
    }

    /** The name of the lock is unique on the server, so it carries the database's name. */
    private long askServer(Connection mine, String query) throws SQLException {
        try (PreparedStatement statement = mine.prepareStatement(query)) {
            statement.setString(1, "night of " + settings().database());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() ? answer.getLong(1) : 0;
            }
        }
    }

    synchronized void release() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try (Connection mine = held) {
                // The server notices a closed connection some time later; the lock is free at once.
                askServer(mine, "SELECT RELEASE_LOCK(?)");
            } catch (SQLException e) {
                LOG.warn("The connection of the runner lock did not close, the server will end it: {}", e.getMessage());
            }
        }
    }

    @Override
    public void destroy() {
        heart.shutdown();
        release();
    }
}
