package org.balancetreasure.transport;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.transport.RegisteredFile.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Registry of the files that were sent and used, with their fingerprints: each file once. Methods run in the caller's
 * transaction.
 */
@Component
public class FileRegistry {

    private final FileMapper mapper;
    private final BusinessClock clock;

    FileRegistry(FileMapper mapper, BusinessClock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Nullable
    public RegisteredFile find(String partnerCode, String fileName) {
        return mapper.find(partnerCode, fileName);
    }

    /** What came and was judged, of these types and header dates, by name. */
    Map<String, RegisteredFile> received(String partnerCode, Collection<String> types, LocalDate from,
            LocalDate through) {
        return mapper.received(partnerCode, types, from, through).stream()
                .collect(Collectors.toMap(RegisteredFile::fileName, Function.identity()));
    }

    /** What was sent, or is about to be, under a header date as this batch; the index last. */
    List<RegisteredFile> sentOf(String partnerCode, LocalDate headerDate, OutboundBatch batch) {
        return mapper.sentOf(partnerCode, headerDate, types(batch));
    }

    /**
     * Writes down what a file is to us now.
     *
     * @throws IllegalStateException if its name is taken by a file that was sent or used
     */
    public void register(RegisteredFile file) {
        RegisteredFile known = mapper.find(file.partnerCode(), file.fileName());
        if (known == null) {
            mapper.insert(file, clock.now());
        } else if (known.state() == file.state() && known.sameBytes(file.sha256())) {
            return;
        } else if (known.state() != State.REJECTED || mapper.replaceRejected(file, clock.now()) != 1) {
            throw new IllegalStateException(file.fileName() + " of " + file.partnerCode() + " is " + known.state()
                    + " already and can't become " + file.state());
        }
    }

    void markSent(String partnerCode, LocalDate headerDate, OutboundBatch batch) {
        mapper.markSent(partnerCode, headerDate, types(batch));
    }

    void markSent(String partnerCode, String fileName) {
        mapper.markFileSent(partnerCode, fileName);
    }

    private static List<String> types(OutboundBatch batch) {
        return Stream.concat(batch.fileTypes().stream(), Stream.of(batch.stream())).sorted().toList();
    }
}
