import type { Details } from "../../core/explorer";
import { webAddress } from "../../core/links";
import { Outside } from "../../components/Outside";
import { Facts } from "../../components/Section";

type Profile = Extract<Details, { __typename: "Author" }>["profiles"][number];

/** Every page about the author, with its figures as that page printed them. */
export function Profiles({ profiles }: { profiles: readonly Profile[] }) {
  if (profiles.length === 0) return null;
  return (
    <section className="section" data-testid="profiles">
      <h3>
        Pages <span className="count">{profiles.length}</span>
      </h3>
      {profiles.map((profile) => (
        <details key={profile.id} className="page">
          <summary>
            {profile.format} <span className="fine">{profile.asOf ?? "no date"}</span>
          </summary>
          <Facts facts={factsOf(profile)} />
        </details>
      ))}
    </section>
  );
}

function factsOf(profile: Profile): (readonly [string, React.ReactNode])[] {
  const address = webAddress(profile.address);
  return [
    ["File", <code key="file">{profile.file}</code>],
    ["Address", address && <Outside href={address}>{address}</Outside>],
    ["Name", profile.name],
    ["Name, inferred", profile.inferredName],
    ["Inferred from", profile.inferredFrom],
    ["Role", profile.role],
    ["Affiliation", profile.affiliation],
    ["Main category", profile.mainCategory],
    ["h-index", profile.hIndex],
    ["Papers", profile.paperCount],
    ["Citations", profile.citationCount],
    ["Novelty", profile.novelty],
    ["AI score", profile.aiScore],
    ["Trust", [profile.trustScore, profile.trustLabel].filter((part) => part !== null).join(" · ")],
    ["Verification", profile.verification],
    ["Claimed", answer(profile.claimed)],
    ["Open to collaborate", answer(profile.openToCollaborate)],
    ["Works", profile.works],
    ["Followers", profile.followers],
    ["Topics", profile.topics],
    ["Close collaborators", profile.closeCollaborators],
  ];
}

function answer(value: boolean | null): string | null {
  return value === null ? null : value ? "yes" : "no";
}

/** Where figures come from, and of which day they are; a page is named by its format and file. */
export function Source(props: {
  source: string | null;
  date: string | null;
  profiles: readonly Profile[];
}) {
  const { source, date } = props;
  if (source === null && date === null) return null;
  const page = props.profiles.find((profile) => profile.id === source);
  return (
    <p className="fine source">
      Source: {page ? `${page.format}, ${page.file}` : (source ?? "not named")}
      {date !== null && `, as of ${date}`}
    </p>
  );
}
