package org.balancetreasure.transport;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.sql.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files that a partner asks for again. Staff ask, and the process that exchanges files puts the same bytes into the
 * outbox once more.
 */
@Component
public class Resends {

    private static final Logger LOG = LoggerFactory.getLogger(Resends.class);
    private static final int MESSAGE_MAX = 300;

    private final FileMapper mapper;
    private final Outbox outbox;
    private final List<OutboundBatch> batches;
    private final BusinessClock clock;

    Resends(FileMapper mapper, Outbox outbox, List<OutboundBatch> batches, BusinessClock clock) {
        this.mapper = mapper;
        this.outbox = outbox;
        this.batches = List.copyOf(batches);
        this.clock = clock;
    }

    /**
     * A request of staff.
     *
     * @param stream of the index that announces the files, like OFI
     * @param doneAt null until the files lie in the outbox again
     * @param message why it could not be done; null if it was, or was not tried yet
     */
    public record Resend(long resendId, String partnerCode, String stream, LocalDate headerDate, String requestedBy,
            LocalDateTime requestedAt, @Nullable LocalDateTime doneAt, @Nullable String message) {}

    /**
     * Asks for the files of a header date again; runs in the caller's transaction.
     *
     * @return null if no files of this stream and header date were sent
     */
    public @Nullable Resend request(String partnerCode, String stream, LocalDate headerDate, String by) {
        OutboundBatch batch = batch(stream);
        if (batch == null || mapper.wasSent(partnerCode, headerDate, stream) == 0) {
            return null;
        }
        var resend = new FileMapper.NewResend(partnerCode, stream, headerDate, by, clock.now());
        mapper.insertResend(resend);
        return mapper.resend(resend.resendId);
    }

    /** Null if there is none. */
    public @Nullable Resend find(long resendId) {
        return mapper.resend(resendId);
    }

    /**
     * Does what was asked for. One that fails says why and holds no other back. For the process that exchanges files.
     *
     * @return how many were done
     */
    public int carryOut(Transactions transactions) {
        int done = 0;
        for (Resend resend : mapper.openResends()) {
            String message = publish(resend);
            transactions.run(() -> mapper.endResend(resend.resendId(), clock.now(), message));
            done += message == null ? 1 : 0;
        }
        return done;
    }

    private @Nullable String publish(Resend resend) {
        OutboundBatch batch = batch(resend.stream());
        try {
            if (batch == null) {
                return "no files of the stream " + resend.stream() + " are sent";
            }
            outbox.resend(batch, resend.partnerCode(), resend.headerDate());
            return null;
        } catch (RuntimeException e) {
            LOG.error("{} can't be done", resend, e);
            String message = String.valueOf(e.getMessage());
            return message.length() <= MESSAGE_MAX ? message : message.substring(0, MESSAGE_MAX - 1) + "…";
        }
    }

    private @Nullable OutboundBatch batch(String stream) {
        return batches.stream().filter(batch -> batch.stream().equals(stream)).findFirst().orElse(null);
    }
}
