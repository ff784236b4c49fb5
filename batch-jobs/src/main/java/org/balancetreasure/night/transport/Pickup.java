package org.balancetreasure.night.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.balancetreasure.calendar.TradingCalendar;
import org.balancetreasure.night.memory.RealTime;
import org.balancetreasure.night.transport.PartnerTransport.Events;
import org.balancetreasure.night.transport.PartnerTransport.Folders;
import org.balancetreasure.night.transport.RemoteFiles.Remote;
import org.balancetreasure.transport.Sha256;
import org.balancetreasure.transport.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * Brings what the partner has put ready into the inbox: each file is read under a name of its own beside the inbox,
 * looked at, and renamed into it. Data files come before what announces them. A file that lies in the inbox has the
 * size and the time of the one on the server, which tells what was collected before. A kill at any instant costs
 * nothing: a half file is gone on with as long as the one on the server is the same.
 */
final class Pickup {

    /**
     * What was left lying on the server for longer is not looked at: it was collected long ago, and may be archived.
     */
    private static final Duration LOOKED_AT = Duration.ofDays(180);

    private final RemoteFiles remote;
    private final String folder;
    private final @Nullable String done;
    private final Proofs proofs;
    private final Folders folders;
    private final Events events;
    /** What the manifests that count say. */
    private final Map<Remote, Map<String, String>> counted = new LinkedHashMap<>();
    /** SHA-256 of files, as the newest manifest says that counts. */
    private final Map<String, String> sums = new HashMap<>();

    Pickup(RemoteFiles remote, String folder, @Nullable String done, Proofs proofs, Folders folders,
            Events events) {
        this.remote = remote;
        this.folder = folder;
        this.done = done;
        this.proofs = proofs;
        this.folders = folders;
        this.events = events;
    }

    void run() throws IOException {
        // As in a delivery: what an announcement is about, and what proves it, was there before it.
        List<Remote> announcements = files().stream().filter(file -> TransferNames.isAnnouncement(file.name()))
                .toList();
        List<Remote> all = files();
        List<Remote> manifests = all.stream().filter(file -> file.name().endsWith(Manifest.ENDING))
                .sorted(Comparator.comparingLong(Remote::modifiedAt)).toList();
        if (proofs.wantsManifest()) {
            for (Remote manifest : manifests) {
                take(manifest, all, announcements);
            }
        }
        for (Remote file : all) {
            if (TransferNames.isData(file.name())) {
                collect(file);
            }
        }
        for (Remote file : announcements) {
            collect(file);
        }
        for (Remote manifest : counted.keySet()) {
            putAwayIfUsed(manifest, all);
        }
    }

    private List<Remote> files() throws IOException {
        long oldest = RealTime.now().minus(LOOKED_AT).atZone(TradingCalendar.ZONE).toEpochSecond();
        return remote.list(folder).stream()
                .filter(file -> done != null || file.modifiedAt() == 0 || file.modifiedAt() > oldest).toList();
    }

    /** Takes note of what a manifest says, if it counts. One of a delivery that is not announced yet may lack. */
    private void take(Remote manifest, List<Remote> all, List<Remote> announcements) throws IOException {
        String announcement = manifest.name().substring(0, manifest.name().length() - Manifest.ENDING.length());
        String found = fault(manifest, all);
        if (!found.isEmpty() && announcements.stream().anyMatch(file -> file.name().equals(announcement))) {
            events.unverified(announcement, "a manifest " + manifest.name() + " that counts", found);
        }
    }

    /** Why a manifest does not count; empty if it does, and then what it says is noted. */
    private String fault(Remote manifest, List<Remote> all) throws IOException {
        if (manifest.size() > Manifest.BYTES_MAX) {
            return "it has " + manifest.size() + " bytes";
        }
        Path file = readAnew(manifest);
        PublicKey theirs = proofs.theirs();
        if (theirs != null) {
            String name = signatureOf(manifest);
            Remote signature = all.stream().filter(other -> other.name().equals(name)).findFirst().orElse(null);
            if (signature == null || signature.size() > Manifest.BYTES_MAX) {
                return "no signature " + name;
            }
            if (!Ed25519.isSigned(theirs, Files.readAllBytes(file), Files.readAllBytes(readAnew(signature)))) {
                return "a signature that is not by the partner's key";
            }
        }
        try {
            Map<String, String> says = Manifest.read(file);
            counted.put(manifest, says);
            sums.putAll(says);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String signatureOf(Remote manifest) {
        return manifest.name().substring(0, manifest.name().length() - Manifest.ENDING.length())
                + Manifest.SIGNATURE_ENDING;
    }

    private void collect(Remote file) throws IOException {
        Path target = folders.in().resolve(file.name());
        if (!isCollected(file, target)) {
            String expected = sums.get(file.name());
            if (proofs.wantsManifest() && expected == null) {
                if (TransferNames.isAnnouncement(file.name())) {
                    events.unverified(file.name(), "its SHA-256 in a manifest " + file.name() + Manifest.ENDING,
                            "no such manifest that counts");
                }
                return;
            }
            Path part = read(file);
            if (!file.equals(remote.find(folder, file.name())) || Files.size(part) != file.size()) {
                // It is still being written: it comes with the next look.
                Files.delete(part);
                return;
            }
            if (expected != null) {
                String found = sha256(part);
                if (!found.equals(expected)) {
                    events.unverified(file.name(), "SHA-256 " + expected, "SHA-256 " + found);
                    return;
                }
            }
            Files.setLastModifiedTime(part, FileTime.from(file.modifiedAt(), TimeUnit.SECONDS));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            events.collected(file.name());
            deleteParts(file.name());
        }
        if (done != null) {
            remote.rename(folder, file.name(), done, file.name());
        }
    }

    /** So that a corrected one counts at once. */
    private Path readAnew(Remote small) throws IOException {
        deleteParts(small.name());
        return read(small);
    }

    /** Reads a file of the server, or the rest of it, under a name that says which it is. */
    private Path read(Remote file) throws IOException {
        Path part = folders.collecting().resolve(file.name() + "." + file.size() + "-" + file.modifiedAt() + ".part");
        remote.read(folder, file, part);
        return part;
    }

    private static boolean isCollected(Remote file, Path target) throws IOException {
        return Files.exists(target) && Files.size(target) == file.size()
                && Files.getLastModifiedTime(target).to(TimeUnit.SECONDS) == file.modifiedAt();
    }

    /** A manifest has done its work when all that it names lies in the inbox. */
    private void putAwayIfUsed(Remote manifest, List<Remote> all) throws IOException {
        String signature = signatureOf(manifest);
        if (done == null || !isUsed(counted.getOrDefault(manifest, Map.of()))) {
            return;
        }
        if (all.stream().anyMatch(file -> file.name().equals(signature))) {
            remote.rename(folder, signature, done, signature);
            deleteParts(signature);
        }
        remote.rename(folder, manifest.name(), done, manifest.name());
        deleteParts(manifest.name());
    }

    /** Of what a newer manifest says otherwise, an older one says nothing any more. */
    private boolean isUsed(Map<String, String> says) {
        return says.entrySet().stream().allMatch(sum -> {
            Path file = folders.in().resolve(sum.getKey());
            return !sum.getValue().equals(sums.get(sum.getKey()))
                    || (Files.exists(file) && sha256(file).equals(sum.getValue()));
        });
    }

    private static String sha256(Path file) {
        return HexFormat.of().formatHex(Sha256.of(file));
    }

    private void deleteParts(String name) throws IOException {
        Pattern ofThis = Pattern.compile(Pattern.quote(name) + "\\.\\d+-\\d+\\.part");
        List<Path> parts;
        try (Stream<Path> files = Files.list(folders.collecting())) {
            parts = files.filter(file -> ofThis.matcher(String.valueOf(file.getFileName())).matches()).toList();
        }
        for (Path part : parts) {
            Files.delete(part);
        }
    }
}
