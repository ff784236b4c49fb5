package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.balancetreasure.fundfiles.DataFileName;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.partners.Partner;
import org.balancetreasure.partners.Partner.Readiness;
import org.balancetreasure.transport.RegisteredFile.State;
import org.springframework.stereotype.Component;

/**
 * Files that have arrived from a partner and are whole: an index of the stream lists them, or a marker stands
 * beside them. A file that is still being written is never opened.
 */
@Component
public class Inbox {

    private static final String MARKER = ".ok";
    /** Longer than any holiday over which an answer may come late. */
    private static final int LATE_DAYS_MAX = 31;
    private static final Comparator<Arrived> ORDER = Comparator.comparing(Arrived::type)
            .thenComparingInt(Arrived::part);

    private final ExchangeDirectory directory;
    private final FileRegistry registry;

    Inbox(ExchangeDirectory directory, FileRegistry registry) {
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

    /** A whole file. @param part the number in the name of a file that completes or corrects the first, else 0 */
    public record Arrived(Path path, String type, int part) {

        public String name() {
            return String.valueOf(path.getFileName());
        }
    }

    /**
     * Looks for the files of a header date.
     *
     * @param types the types that are wanted
     * @param needed those of them that have to come where no index says what there is
     */
    public Arrival arrived(Partner partner, String stream, LocalDate headerDate, Set<String> types,
            Set<String> needed) {
        List<String> missing = new ArrayList<>();
        List<Arrived> files = partner.readiness() == Readiness.INDEX
                ? listed(partner, stream, headerDate, types, missing)
                : marked(partner, headerDate, types, needed, missing);
        for (Arrived file : files) {
            String rejected = stillRejected(partner, file);
            if (!rejected.isEmpty()) {
                missing.add(rejected);
            }
        }
        return new Arrival(missing, files);
    }

    private List<Arrived> listed(Partner partner, String stream, LocalDate headerDate, Set<String> types,
            List<String> missing) {
        Path in = directory.in(partner.code());
        String indexName = FileNames.index(stream, partner.code(), partner.ourCode(), headerDate);
        if (!Files.exists(in.resolve(indexName))) {
            missing.add(indexName);
            return List.of();
        }
        IndexFile index;
        try {
            index = IndexFile.read(in.resolve(indexName));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + indexName, e);
        } catch (RejectedFileException e) {
            missing.add("a whole " + indexName + " (" + e.getMessage() + ")");
            return List.of();
        }
        List<Arrived> files = new ArrayList<>();
        for (String name : index.fileNames()) {
            Optional<DataFileName> wanted = wanted(partner, name, headerDate, types);
            if (wanted.isPresent() && Files.exists(in.resolve(name))) {
                files.add(new Arrived(in.resolve(name), wanted.get().fileType(), wanted.get().part()));
            } else if (wanted.isPresent()) {
                missing.add(name);
            }
        }
        files.sort(ORDER);
        return files;
    }

    /** A file of a day whose step is done. */
    public record LateFile(LocalDate headerDate, Arrived file) {}

    /**
     * Files that were not used yet and whose header dates are done with, oldest first: what came late, or to correct.
     *
     * @param done the last header date whose step is done; none is given that lies {@value #LATE_DAYS_MAX} days before
     */
    public List<LateFile> late(Partner partner, String stream, Set<String> types, LocalDate done) {
        List<LateFile> late = new ArrayList<>();
        for (LocalDate headerDate : headerDates(partner, stream, types)) {
            if (!headerDate.isAfter(done) && !headerDate.isBefore(done.minusDays(LATE_DAYS_MAX))) {
                Arrival arrival = arrived(partner, stream, headerDate, types, Set.of());
                arrival.files().stream().filter(file -> isNew(partner, file))
                        .forEach(file -> late.add(new LateFile(headerDate, file)));
            }
        }
        return late;
    }

    /** Whether a file may be used, and nobody has tried yet. */
    public boolean isNews(Partner partner, Arrived file) {
        RegisteredFile known = registry.find(partner.code(), file.name());
        return known == null || known.state() == State.REJECTED && !known.sameBytes(Sha256.of(file.path()));
    }

    /** Neither used nor rejected with these bytes. Other bytes under a used name are to be judged: they are a break. */
    private boolean isNew(Partner partner, Arrived file) {
        RegisteredFile known = registry.find(partner.code(), file.name());
        return known == null || !known.sameBytes(Sha256.of(file.path()));
    }

    /** Header dates of a stream or type of which something is here, ascending. */
    public List<LocalDate> headerDates(Partner partner, String stream, Set<String> types) {
        Path in = directory.in(partner.code());
        boolean byIndex = partner.readiness() == Readiness.INDEX;
        String head = (byIndex ? stream : "OFD") + "_" + partner.code() + "_" + partner.ourCode() + "_";
        try (Stream<Path> paths = Files.list(in)) {
            return paths.map(path -> String.valueOf(path.getFileName())).filter(name -> name.startsWith(head))
                    .filter(name -> byIndex
                            || DataFileName.parse(name).filter(n -> types.contains(n.fileType())).isPresent())
                    .flatMap(name -> dateAt(name, head.length()).stream()).distinct().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the inbox " + in, e);
        }
    }

    private static Optional<LocalDate> dateAt(String name, int start) {
        return DataFileName.parse("OFD_A_B_" + name.substring(start, Math.min(name.length(), start + 8)) + "_00.TXT")
                .map(DataFileName::date);
    }

    private List<Arrived> marked(Partner partner, LocalDate headerDate, Set<String> types, Set<String> needed,
            List<String> missing) {
        Path in = directory.in(partner.code());
        List<Arrived> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(in)) {
            for (Path path : paths.toList()) {
                String name = String.valueOf(path.getFileName());
                Optional<DataFileName> wanted = wanted(partner, name, headerDate, types);
                if (wanted.isPresent() && Files.exists(in.resolve(name + MARKER))) {
                    files.add(new Arrived(path, wanted.get().fileType(), wanted.get().part()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the inbox " + in, e);
        }
        files.sort(ORDER);
        for (String type : needed) {
            if (files.stream().noneMatch(file -> file.type().equals(type))) {
                missing.add(FileNames.data(partner.code(), partner.ourCode(), headerDate, type) + MARKER);
            }
        }
        return files;
    }

    private static Optional<DataFileName> wanted(Partner partner, String name, LocalDate headerDate,
            Set<String> types) {
        return DataFileName.parse(name)
                .filter(parsed -> parsed.creator().equals(partner.code())
                        && parsed.receiver().equals(partner.ourCode())
                        && parsed.date().equals(headerDate) && types.contains(parsed.fileType()));
    }

    /** A rejected file keeps its step waiting until other bytes come under its name. */
    private String stillRejected(Partner partner, Arrived file) {
        RegisteredFile known = registry.find(partner.code(), file.name());
        if (known == null || known.state() != State.REJECTED || !known.sameBytes(Sha256.of(file.path()))) {
            return "";
        }
        return "a corrected " + file.name() + " (rejected: " + known.reason() + ")";
    }
}
