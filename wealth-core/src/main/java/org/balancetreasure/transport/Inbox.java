package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.balancetreasure.fundfiles.DataFileName;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.partners.Partner;
import org.balancetreasure.partners.Partner.Readiness;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.transport.RegisteredFile.State;
import org.springframework.stereotype.Component;

/**
 * Files that have arrived from a transfer agent and are whole: an index of the stream lists them, or a marker stands
 * beside them. A file that is still being written is never opened. Which it is, and the stream, follows from the header
 * date.
 */
@Component
public class Inbox {

    private static final String MARKER = ".ok";
    /** Longer than any holiday over which an answer may come late. */
    private static final int LATE_DAYS_MAX = 31;
    private static final Comparator<Arrived> ORDER = Comparator.comparing(Arrived::headerDate)
            .thenComparing(Arrived::type).thenComparingInt(Arrived::part);

    private final TransferAgents agents;
    private final ExchangeDirectory directory;
    private final FileRegistry registry;
    private final FileMemo<byte[]> fingerprints = new FileMemo<>(Sha256::of, System::nanoTime);
    private final FileMemo<Index> indexes = new FileMemo<>(Index::of, System::nanoTime);

    Inbox(TransferAgents agents, ExchangeDirectory directory, FileRegistry registry) {
        this.agents = agents;
        this.directory = directory;
        this.registry = registry;
    }

    /**
     * The files of one header date.
     *
     * @param missing what has to come before any of them is used, in words; empty when all is there
     * @param files whole ones of the types that were asked for, by part, so a corrected file follows the first
     */
    public record Arrival(List<String> missing, List<Arrived> files) {

        /** @throws IllegalStateException if something is missing, which the caller should have waited for */
        public Arrival complete(String what) {
            if (!missing.isEmpty()) {
                throw new IllegalStateException(what + " wait for " + missing);
            }
            return this;
        }

        public List<Arrived> ofType(String type) {
            return files.stream().filter(file -> file.type().equals(type)).toList();
        }
    }

    /**
     * A whole file.
     *
     * @param part the number in the name of a file that completes or corrects the first, else 0
     */
    public record Arrived(Path path, LocalDate headerDate, String type, int part) {

        public String name() {
            return String.valueOf(path.getFileName());
        }
    }

    /**
     * A file whose bytes were not judged yet.
     *
     * @param usable false if other bytes were used under its name: a break, once it is judged
     * @param newest whether it is the last of its type and header date
     */
    public record NewFile(Arrived file, boolean usable, boolean newest) {

        public LocalDate headerDate() {
            return file.headerDate();
        }
    }

    /**
     * Looks for the files of a header date.
     *
     * @param stream which of the agent's indexes announces them
     * @param types the types that are wanted
     * @param needed those of them that have to come where no index says what there is
     * @throws IllegalArgumentException if nothing is agreed with the agent on that day
     */
    public Arrival arrived(String taCode, Function<TransferAgent, String> stream, LocalDate headerDate,
            Set<String> types, Set<String> needed) {
        TransferAgent agent = agents.get(taCode, headerDate);
        Partner partner = agent.partner();
        List<String> missing = new ArrayList<>();
        List<Arrived> files = partner.readiness() == Readiness.INDEX
                ? listed(partner, stream.apply(agent), headerDate, types, missing)
                : marked(partner, types, headerDate, headerDate);
        if (partner.readiness() != Readiness.INDEX) {
            needed.stream().filter(type -> files.stream().noneMatch(file -> file.type().equals(type)))
                    .map(type -> FileNames.data(partner.code(), partner.ourCode(), headerDate, type) + MARKER)
                    .forEach(missing::add);
        }
        Map<String, RegisteredFile> known = registry.received(partner.code(), types, headerDate, headerDate);
        for (Arrived file : files) {
            RegisteredFile judged = known.get(file.name());
            if (judged != null && judged.state() == State.REJECTED && isUnchanged(file, judged)) {
                missing.add("a corrected " + file.name() + " (rejected: " + judged.reason() + ")");
            }
        }
        return new Arrival(missing, files);
    }

    /**
     * Files of header dates through {@code last} whose bytes were not judged yet, oldest first: what came late, or to
     * correct. None is given whose header date lies more than {@value #LATE_DAYS_MAX} days before {@code last}.
     */
    public List<NewFile> late(String taCode, Function<TransferAgent, String> stream, Set<String> types,
            LocalDate last) {
        return newFiles(taCode, stream, types, last.minusDays(LATE_DAYS_MAX), last);
    }

    /**
     * Files whose bytes were not judged yet, oldest first, of header dates around {@code day}: at most
     * {@value #LATE_DAYS_MAX} days before or after.
     */
    public List<NewFile> around(String taCode, Function<TransferAgent, String> stream, Set<String> types,
            LocalDate day) {
        return newFiles(taCode, stream, types, day.minusDays(LATE_DAYS_MAX), day.plusDays(LATE_DAYS_MAX));
    }

    /** Files of a header date whose bytes were not judged yet. */
    public List<NewFile> fresh(String taCode, Function<TransferAgent, String> stream, Set<String> types,
            LocalDate headerDate) {
        return newFiles(taCode, stream, types, headerDate, headerDate);
    }

    private List<NewFile> newFiles(String taCode, Function<TransferAgent, String> stream, Set<String> types,
            LocalDate from, LocalDate through) {
        List<Arrived> files = new ArrayList<>();
        List<TransferAgent> history = agents.history(taCode);
        for (int i = 0; i < history.size(); i++) {
            TransferAgent agent = history.get(i);
            LocalDate first = agent.validFrom().isBefore(from) ? from : agent.validFrom();
            LocalDate last = i + 1 < history.size() && !history.get(i + 1).validFrom().isAfter(through)
                    ? history.get(i + 1).validFrom().minusDays(1)
                    : through;
            if (!first.isAfter(last)) {
                files.addAll(whole(agent.partner(), stream.apply(agent), types, first, last));
            }
        }
        Map<String, RegisteredFile> known = registry.received(taCode, types, from, through);
        List<NewFile> found = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Arrived file = files.get(i);
            RegisteredFile judged = known.get(file.name());
            if (judged == null || !isUnchanged(file, judged)) {
                Arrived next = i + 1 < files.size() ? files.get(i + 1) : null;
                found.add(new NewFile(file, judged == null || judged.state() == State.REJECTED, next == null
                        || !next.headerDate().equals(file.headerDate()) || !next.type().equals(file.type())));
            }
        }
        return found;
    }

    /** The files of days for which the same terms hold. */
    private List<Arrived> whole(Partner partner, String stream, Set<String> types, LocalDate from, LocalDate through) {
        return partner.readiness() == Readiness.INDEX
                ? from.datesUntil(through.plusDays(1))
                        .flatMap(headerDate -> listed(partner, stream, headerDate, types, new ArrayList<>()).stream())
                        .toList()
                : marked(partner, types, from, through);
    }

    private boolean isUnchanged(Arrived file, RegisteredFile judged) {
        return judged.sameBytes(fingerprints.of(file.path()));
    }

    private List<Arrived> listed(Partner partner, String stream, LocalDate headerDate, Set<String> types,
            List<String> missing) {
        Path in = directory.in(partner.code());
        String indexName = FileNames.index(stream, partner.code(), partner.ourCode(), headerDate);
        if (!Files.exists(in.resolve(indexName))) {
            missing.add(indexName);
            return List.of();
        }
        Index index = indexes.of(in.resolve(indexName));
        if (!index.rejection.isEmpty()) {
            missing.add("a whole " + indexName + " (" + index.rejection + ")");
            return List.of();
        }
        List<Arrived> files = new ArrayList<>();
        for (String name : index.fileNames) {
            Optional<Arrived> file = wanted(partner, in.resolve(name), types)
                    .filter(wanted -> wanted.headerDate().equals(headerDate));
            if (file.isPresent() && Files.exists(in.resolve(name))) {
                files.add(file.get());
            } else if (file.isPresent()) {
                missing.add(name);
            }
        }
        files.sort(ORDER);
        return files;
    }

    /**
     * What an index lists.
     *
     * @param rejection why it is not whole, or empty
     */
    private record Index(List<String> fileNames, String rejection) {

        static Index of(Path path) {
            try {
                return new Index(IndexFile.read(path).fileNames(), "");
            } catch (RejectedFileException e) {
                return new Index(List.of(), String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new UncheckedIOException("Can't read " + path, e);
            }
        }
    }

    private List<Arrived> marked(Partner partner, Set<String> types, LocalDate from, LocalDate through) {
        Path in = directory.in(partner.code());
        String head = "OFD_" + partner.code() + "_";
        try (Stream<Path> paths = Files.list(in)) {
            return paths.filter(path -> String.valueOf(path.getFileName()).startsWith(head))
                    .flatMap(path -> wanted(partner, path, types).stream())
                    .filter(file -> !file.headerDate().isBefore(from) && !file.headerDate().isAfter(through))
                    .filter(file -> Files.exists(in.resolve(file.name() + MARKER))).sorted(ORDER).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the inbox " + in, e);
        }
    }

    private static Optional<Arrived> wanted(Partner partner, Path path, Set<String> types) {
        return DataFileName.parse(String.valueOf(path.getFileName()))
                .filter(name -> name.creator().equals(partner.code())
                        && name.receiver().equals(partner.ourCode()) && types.contains(name.fileType()))
                .map(name -> new Arrived(path, name.date(), name.fileType(), name.part()));
    }
}
