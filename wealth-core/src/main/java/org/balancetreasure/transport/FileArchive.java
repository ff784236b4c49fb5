package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.balancetreasure.partners.Partners;
import org.springframework.stereotype.Component;

/**
 * Moves old files out of the folders that the night looks through, into a folder for each year. Their rows in the
 * registry stay: a used name stays used. Again: without effect.
 */
@Component
public class FileArchive {

    /** The header date in the name of a data file, an index or a marker. */
    private static final Pattern DATE = Pattern.compile("_(\\d{8})[_.]");

    private final Partners partners;
    private final ExchangeDirectory directory;

    FileArchive(Partners partners, ExchangeDirectory directory) {
        this.partners = partners;
        this.directory = directory;
    }

    /**
     * Archives files with a header date before {@code day}; what bears no date in its name stays.
     *
     * @return how many
     */
    public long archive(LocalDate day) {
        long moved = 0;
        for (String partnerCode : partners.codes()) {
            for (Path folder : List.of(directory.in(partnerCode), directory.out(partnerCode),
                    directory.sent(partnerCode))) {
                moved += archive(partnerCode, folder, day);
            }
        }
        return moved;
    }

    private long archive(String partnerCode, Path folder, LocalDate day) {
        List<Path> files;
        String digits = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> headerDate(file, digits).isPresent()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the folder " + folder, e);
        }
        for (Path file : files) {
            Path to = directory.archive(partnerCode, folder, headerDate(file, digits).orElseThrow().getYear())
                    .resolve(file.getFileName());
            try {
                Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("Can't archive " + file + " as " + to, e);
            }
        }
        return files.size();
    }

    /** Eight digits compare as the days that they are, so those of the folder's many young files are not parsed. */
    private static Optional<LocalDate> headerDate(Path file, String before) {
        Optional<BankFileName> ofBank = BankFileName.parse(String.valueOf(file.getFileName()));
        if (ofBank.isPresent()) {
            return ofBank.map(BankFileName::day)
                    .filter(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE).compareTo(before) < 0);
        }
        Matcher date = DATE.matcher(String.valueOf(file.getFileName()));
        if (!date.find() || date.group(1).compareTo(before) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(date.group(1), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
