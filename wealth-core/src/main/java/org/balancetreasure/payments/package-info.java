/** Payments that banks are told to make, and what is expected on their statements. */
@NullMarked
package org.balancetreasure.payments;

import org.jspecify.annotations.NullMarked;
