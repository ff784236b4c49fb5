package org.balancetreasure.night.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.night.memory.RealTime;
import org.balancetreasure.night.transport.PartnerTransport.Events;
import org.balancetreasure.night.transport.PartnerTransport.Folders;
import org.balancetreasure.night.transport.TransportSettings.Sftp;
import org.balancetreasure.partners.Partners;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.ExchangeDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The transport of each partner, and when it is its turn. What fails is a break until it succeeds, and is tried again
 * after pauses that double. Partners know nothing of each other: each is exchanged with on a thread of its own.
 */
@Component
@EnableConfigurationProperties(TransportSettings.class)
public class Transports implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Transports.class);
    /** Doublings after which any pause is the longest. */
    private static final int DOUBLINGS_MAX = 30;
    /** Not the server's name, which may be what has to be mended. */
    private static final String SUBJECT = "SFTP";
    private static final PartnerTransport BY_DIRECTORY = new DirectoryTransport();

    private final ExchangeDirectory directory;
    private final Partners partners;
    private final Breaks breaks;
    private final BusinessClock clock;
    private final Map<String, Turn> turns = new TreeMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** @throws IllegalStateException if a partner's keys can't be read, with the setting's name */
    Transports(TransportSettings settings, ExchangeDirectory directory, Partners partners, Breaks breaks,
            BusinessClock clock) {
        this.directory = directory;
        this.partners = partners;
        this.breaks = breaks;
        this.clock = clock;
        settings.sftp().forEach((partnerCode, server) -> turns.put(partnerCode,
                new Turn(new SftpTransport(partnerCode, server), server)));
    }

    /** When it is a partner's turn; the thread of its lane alone uses it. */
    private static final class Turn {

        private final SftpTransport transport;
        private final Sftp settings;
        private long next = System.nanoTime();
        private int failures;
        private boolean unsettled = true;
        private LocalDate failingDay = LocalDate.EPOCH;
        private String failingSince = "";

        Turn(SftpTransport transport, Sftp settings) {
            this.transport = transport;
            this.settings = settings;
        }

        boolean has(Folders folders) {
            return System.nanoTime() - next >= 0 || (failures == 0 && transport.hasNews(folders));
        }

        void after(Duration pause) {
            next = System.nanoTime() + pause.toNanos();
        }

        Duration pause() {
            Duration pause = settings.retryFirst().multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
            return pause.compareTo(settings.retryLongest()) < 0 ? pause : settings.retryLongest();
        }
    }

    /** Partners with whom files are exchanged by more than a directory. */
    public Set<String> partnerCodes() {
        return turns.keySet();
    }

    PartnerTransport of(String partnerCode) {
        Turn turn = turns.get(partnerCode);
        return turn == null ? BY_DIRECTORY : turn.transport;
    }

    /**
     * Exchanges files with a partner if it is its turn; one caller at a time for each partner.
     *
     * @param fenced transactions of the runner
     * @param goesOn whether this process is still the runner
     */
    public void exchange(String partnerCode, Transactions fenced, BooleanSupplier goesOn) {
        Turn turn = turns.get(partnerCode);
        if (turn == null || !isPartner(partnerCode)) {
            return;
        }
        try {
            Folders folders = new Folders(directory.out(partnerCode), directory.in(partnerCode),
                    directory.sent(partnerCode), directory.collecting(partnerCode));
            if (!turn.has(folders)) {
                return;
            }
            turn.transport.exchange(folders, new Witness(partnerCode, fenced, goesOn));
        } catch (IOException | UncheckedIOException | IllegalStateException | IllegalArgumentException
                | UnsupportedOperationException e) {
            // The library throws the last three at answers that no server should give.
            if (goesOn.getAsBoolean()) {
                failed(partnerCode, turn, fenced, e);
            }
            return;
        }
        turn.after(turn.settings.every());
        if (turn.unsettled) {
            fenced.run(() -> breaks.resolve(BreakType.TRANSPORT_FAILED, partnerCode, SUBJECT,
                    "files were exchanged at " + RealTime.now()));
            turn.failures = 0;
            turn.unsettled = false;
        }
    }

    private boolean isPartner(String partnerCode) {
        if (partners.codes().contains(partnerCode)) {
            unknown.remove(partnerCode);
            return true;
        }
        if (unknown.add(partnerCode)) {
            LOG.warn("{} has settings {}, but is no partner: nothing is exchanged before it is one", partnerCode,
                    TransportSettings.prefix(partnerCode));
        }
        return false;
    }

    private void failed(String partnerCode, Turn turn, Transactions fenced, Exception why) {
        if (turn.failures++ == 0) {
            turn.failingDay = clock.today();
            turn.failingSince = "not exchanged by " + turn.transport.name() + " since " + RealTime.now();
        }
        Duration pause = turn.pause();
        turn.after(pause);
        turn.unsettled = true;
        LOG.error("Files can't be exchanged with {} by {} (failure {}), again in {} s: {}", partnerCode,
                turn.transport.name(), turn.failures, pause.toSeconds(), why.getMessage());
        LOG.debug("Where it failed", why);
        // The time is a figure of the break: a second outage of the same day is no old one.
        fenced.run(() -> breaks.open(BreakType.TRANSPORT_FAILED, turn.failingDay, partnerCode, SUBJECT,
                turn.failingSince, String.valueOf(why.getMessage())));
    }

    /** Writes down what happens, at once. */
    private final class Witness implements Events {

        private final String partnerCode;
        private final Transactions fenced;
        private final BooleanSupplier goesOn;

        Witness(String partnerCode, Transactions fenced, BooleanSupplier goesOn) {
            this.partnerCode = partnerCode;
            this.fenced = fenced;
            this.goesOn = goesOn;
        }

        @Override
        public boolean goesOn() {
            return goesOn.getAsBoolean();
        }

        @Override
        public void delivered(String fileName) {
            LOG.info("{} lies at {}", fileName, partnerCode);
        }

        @Override
        public void collected(String fileName) {
            fenced.run(() -> breaks.resolve(BreakType.FILE_UNVERIFIED, partnerCode, fileName,
                    "it came as it should be"));
            LOG.info("{} has come from {}", fileName, partnerCode);
        }

        @Override
        public void unverified(String fileName, String expected, String found) {
            LOG.error("{} of {} is not taken in: expected {}, found {}", fileName, partnerCode, expected, found);
            fenced.run(() -> {
                // It is seen at each look, also tomorrow: one break.
                if (!breaks.openSubjects(BreakType.FILE_UNVERIFIED, partnerCode, fileName).contains(fileName)) {
                    breaks.open(BreakType.FILE_UNVERIFIED, clock.today(), partnerCode, fileName, expected, found);
                }
            });
        }
    }

    @Override
    public void destroy() {
        turns.values().forEach(turn -> turn.transport.close());
    }
}
