/** Onboarding: partners, bank accounts, funds and channels, and their terms, as two persons decide them. */
@NullMarked
package org.balancetreasure.onboarding;

import org.jspecify.annotations.NullMarked;
