/** The tables of the platform, their invariants and seeds, and the database server that carries them. */
@NullMarked
package org.balancetreasure.sql;

import org.jspecify.annotations.NullMarked;
