import type { Adaptation } from "./adapt";

/** Everything that is changed in ops/base.yaml before moto gets it. */
export const baseAdaptations: readonly Adaptation[] = [
  {
    path: "Resources.Database.Properties.DBParameterGroupName",
    from: { Ref: "DatabaseSettings" },
    to: undefined,
    why: "it crashes on the name of a parameter group",
  },
];

/** Parameters on which an adaptation depends. */
export interface Adapted {
  readonly ImageId: string;
  readonly FetcherSize: string;
  readonly TaggerSize: string;
  readonly ApiMin: string;
}

/** Everything that is changed in ops/hosts.yaml before moto gets it. */
export const hostsAdaptations = ({ ImageId, FetcherSize, TaggerSize, ApiMin }: Adapted): readonly Adaptation[] => [
  {
    path: "Parameters.TaggerSize",
    from: NUMBER("0 until then, while the NATS host may reach the database"),
    to: { Type: "String" },
    why: 'a Number never equals "0" there',
  },
  ...(
    [
      ["FetcherGroup.Properties.MinSize", "FetcherSize", FetcherSize],
      ["FetcherGroup.Properties.MaxSize", "FetcherSize", FetcherSize],
      ["TaggerGroup.Properties.MinSize", "TaggerSize", TaggerSize],
      ["TaggerGroup.Properties.MaxSize", "TaggerSize", TaggerSize],
      ["ApiGroup.Properties.MinSize", "ApiMin", ApiMin],
      ["NatsHost.Properties.ImageId", "ImageId", ImageId],
    ] as const
  ).map(([place, parameter, value]) => ({
    path: `Resources.${place}`,
    from: { Ref: parameter },
    to: value,
    why: "an update with other parameters alone changes nothing there",
  })),
  {
    path: "Resources.NatsRecord.Properties.Comment",
    from: undefined,
    to: ImageId,
    why: "it does not update a resource when a resource that it refers to is replaced",
  },
];

const NUMBER = (Description: string) => ({ Type: "Number", Default: 1, MinValue: 0, MaxValue: 20, Description });

/** Types that moto accepts without creating anything. The property tests in ops/cloud/templates cover all of them. */
export const UNSUPPORTED_BY_MOTO: readonly string[] = [
  "AWS::AutoScaling::ScalingPolicy",
  "AWS::CloudWatch::Alarm",
  "AWS::DLM::LifecyclePolicy",
  // its stand-in is a container
  "AWS::EC2::InstanceConnectEndpoint",
  // the enforcement of security groups reads these from the template
  "AWS::EC2::SecurityGroupEgress",
  "AWS::S3::BucketPolicy",
  // made by aws/secrets.ts
  "AWS::SecretsManager::Secret",
];
