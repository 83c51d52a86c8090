/** The grassroots units of an ensemble: they execute, report and are held to account. */

import { leafQuantities } from "./model.json";
import * as account from "./phases/account.js";
import * as adapt from "./phases/adapt.js";
import * as execute from "./phases/execute.js";
import * as report from "./phases/report.js";
import { bell, ndtr, ndtrOf } from "./special.js";

const TINY = 1e-300;

export class Leaves {
  /** Start with full morale and trust, expecting a score of the centre's goal. */
  constructor(s, k, p, draws) {
    const [, runs, leaves] = draws.shape;
    Object.assign(this, { s, k, p, draws, runs, leaves });
    const size = runs * leaves;
    this.expected = new Float64Array(size).fill(s.goal);
    this.morale = new Float64Array(size).fill(1);
    this.trust = new Float64Array(size).fill(1);
    this.fear = new Float64Array(size);
    /** Results of one run, leaf by leaf, by quantity. */
    this.results = {};
    for (const name of leafQuantities) this.results[name] = new Float64Array(leaves);
    /** Leaf by leaf, run by run. */
    this.reported = new Float64Array(size);
    this.wrongful = new Float64Array(size);
  }

  /**
   * Run phases 2 to 4 and the leaves' part of 5.
   *
   * @param {number} t the cycle
   * @param {Float64Array} target run by run, leaf by leaf
   * @param {function} note called after each run with its number and `results`
   */
  cycle(t, target, note) {
    for (let run = 0; run < this.runs; run++) {
      this._run(t, run, target);
      note(run, this.results);
    }
  }

  _run(t, run, targets) {
    const { s, k, p, draws, leaves, expected, morale, trust, fear, reported, wrongful } = this;
    const { satisfaction_weight: weight, coverage, strictness, remedy } = s;
    const { noise, detection, exemptBeyond, exemptWithin, burden, workNeed, serviceNeed } = p;
    const { penalty, prize, service: ownService, accuracy } = p;
    const { load, work, service, paperwork, effort, falsification, gap, value, idle, waste } =
      this.results;
    const { sanctioned, detected, actual, short, ...noted } = this.results;
    const country = draws.common[t * this.runs + run];
    const chance = (t * this.runs + run) * leaves;
    const inspections = s.frequency * s.lines;
    const first = run * leaves;

    for (let leaf = 0; leaf < leaves; leaf++) {
      const at = first + leaf;
      const target = targets[at];
      const spirit = morale[at];
      const dread = fear[at];

      const capacity = spirit * (1 - burden);
      const diligent = execute.diligentScore(capacity, k.need);
      const margin = target - diligent;
      const z = (target - expected[at]) * (1 / noise);
      const bellOfZ = bell(z);
      const risk = ndtrOf(z, bellOfZ);
      const beyondShare = execute.beyondShare(ndtr(margin * (1 / noise)), risk);
      const stakes = execute.stakes(penalty, dread, beyondShare, exemptBeyond, exemptWithin);
      const drive = stakes * risk + prize;
      const loss = stakes * execute.expectedShortfall(z, bellOfZ, risk, noise);

      const workWorth = execute.workWorth(drive, weight, coverage, ownService);
      const serviceWorth = execute.serviceWorth(drive, weight, coverage, ownService);
      const recordWorth = execute.recordWorth(k.shield, accuracy, loss, k.form, inspections);
      const workPull = execute.pull(workWorth, workNeed);
      const servicePull = execute.pull(serviceWorth, serviceNeed);
      const recordPull = execute.pull(recordWorth, k.record);
      const pulls = workPull + servicePull + recordPull;
      const spent = execute.effort(pulls, capacity);
      const perPull = execute.perPull(pulls);
      const perEffort = 1 / Math.max(spent, TINY);
      const workShare = workPull * perPull;
      const recordShare = recordPull * perPull;
      const worked = execute.delivery(workWorth, workNeed, capacity, perEffort);
      const served = execute.delivery(serviceWorth, serviceNeed, capacity, perEffort);
      const records = execute.delivery(recordWorth, k.record, capacity, perEffort);
      const falsified = execute.falsification(drive, weight, detection, k.stake, k.fake);

      const shock = report.shock(noise, k.common, country, draws.shock[chance + leaf]);
      const truth = report.actualScore(worked, served, weight, coverage, shock);
      const found = report.detected(draws.detect[chance + leaf], detection, falsified, k.sure_find);
      const hidden = report.gap(found, weight, falsified);
      const told = truth + hidden;

      const beyond = shock < margin;
      const covered = account.cover(k.shield, accuracy, records);
      const probability = account.sanctionProbability(
        strictness, beyond, exemptBeyond, exemptWithin, covered,
      );
      const fellShort = told < target;
      const punished = account.sanctioned(
        fellShort, found, draws.punish[chance + leaf], probability, strictness,
      );
      const wronged = account.wrongful(
        punished, beyond, found, draws.appeal[chance + leaf], remedy,
      ) ? 1 : 0;

      const got = Math.min(worked, 1) * coverage + Math.min(served, 1) * (1 - coverage);
      const trusting = adapt.trust(trust[at], got, hidden, k.trust_speed);
      const idled = Math.max(workShare - perEffort * workNeed, 0);
      const lost = (recordShare + idled) * spent + burden;

      load[leaf] = target / diligent;
      work[leaf] = workShare;
      service[leaf] = servicePull * perPull;
      paperwork[leaf] = recordShare;
      effort[leaf] = spent;
      falsification[leaf] = falsified;
      gap[leaf] = hidden;
      value[leaf] = got;
      idle[leaf] = idled;
      waste[leaf] = lost / Math.max(spent + burden, TINY);
      sanctioned[leaf] = punished ? 1 : 0;
      noted.wrongful[leaf] = wronged;
      detected[leaf] = found ? 1 : 0;
      noted.morale[leaf] = spirit;
      noted.trust[leaf] = trusting;
      actual[leaf] = truth;
      noted.reported[leaf] = told;
      short[leaf] = fellShort ? 1 : 0;
      noted.fear[leaf] = dread;

      reported[at] = told;
      wrongful[at] = wronged;
      trust[at] = trusting;
      fear[at] = adapt.fear(dread, wronged, k.memory);
      expected[at] = adapt.learned(expected[at], told, k.learn);
      morale[at] = adapt.morale(
        spirit, spent, burden, wronged, k.rest, k.overtime, k.blow, k.morale_floor,
      );
    }
  }
}
