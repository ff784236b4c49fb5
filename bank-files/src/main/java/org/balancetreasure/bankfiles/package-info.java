/**
 * Messages between the platform and banks (ISO 20022): payment instructions pain.001.001.09, their status
 * pain.002.001.10 and statements camt.053.001.08, read and written.
 */
@NullMarked
package org.balancetreasure.bankfiles;

import org.jspecify.annotations.NullMarked;
